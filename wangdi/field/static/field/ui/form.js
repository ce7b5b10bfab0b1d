// @ts-check
/** A form that keeps itself while it is filled, and becomes one record of the outbox. */

import { complain } from "./fields.js";
import { t } from "./words.js";

/** @typedef {import("../app.js").App} App */
/**
 * @typedef {object} Opened what a form is opened with
 * @property {import("../core/day.js").Task | null} task
 * @property {Record<string, any> | null} form what stood in it, where a record is corrected
 * @property {string} correcting the key of that record, or empty
 */

/** @param {App} app @param {string} name of the draft @param {Opened} opened @param {Record<string, any>} initial */
export async function formOf(app, name, opened, initial) {
  const draft = opened.correcting ? null : await app.drafts.read(name);
  const values = { ...initial, ...(opened.form ?? draft ?? {}) };
  return {
    values,
    wasDraft: draft !== null,
    changed: () => { if (!opened.correcting) app.drafts.keep(name, values); },
    problem: () => "",
    /** Into the outbox, and on; stays where something is wrong.
     * @param {Element} place @param {Record<string, string>} problems
     * @param {() => import("../core/outbox.js").Told} told */
    async save(place, problems, told) {
      complain(place, problems);
      if (Object.keys(problems).length) return;
      const done = await app.record({ ...told(), form: structuredClone(values) }, opened.correcting);
      if (!done) return app.toast(t("on_its_way"));
      await app.drafts.done(name);
      await app.onward(opened.task);
    },
  };
}
