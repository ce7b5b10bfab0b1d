// @ts-check
/** A temperature: the number, where it was taken, what is felt; a fever is measured once more. */

import * as moment from "../core/moment.js";
import { isFever, read } from "../core/temperature.js";
import { button, fill, h, notice } from "../ui/dom.js";
import { choice, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "quarantine.record_reading";
const SITES = ["axillary", "forehead", "ear"];

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const task = /** @type {import("../core/day.js").Task} */ (opened.task);
  const limits = app.day()?.limits ?? {};
  const first = { value: "", site: "axillary", symptoms: [], reducer: false, remeasured: task.payload.remeasured === true, note: "" };
  const form = await formOf(app, `reading/${task.id}`, opened, first);
  const { values } = form;
  const warned = h("div", {});
  const card = h("div", { class: "stack" });
  const symptoms = limits.symptoms ?? [];

  const fever = () => limits.fever?.[values.site] ?? limits.fever_line;

  function look() {
    const { value } = read(values.value);
    const hot = value && fever() && isFever(value, fever()) && !values.remeasured;
    fill(warned, hot && notice("warning", h("b", {}, t("fever_again")), h("p", {}, t("fever_why", { line: fever() }))));
  }
  function problems() {
    const { value, suggestion } = read(values.value);
    if (value) return {};
    return { value: suggestion ? t("temperature_meant", { value: suggestion }) : t("temperature_odd") };
  }
  const told = () => ({
    command: COMMAND,
    payload: {
      ...task.payload, at: moment.stamp(), value: read(values.value).value, site: values.site,
      symptoms: values.symptoms, reducer: values.reducer === true, remeasured: values.remeasured === true, way: "door",
      ...(values.note ? { note: values.note.trim() } : {}),
    },
    label: `${task.title} ${task.who} · ${t("degrees", { value: read(values.value).value })}`,
    subject: task.id, settles: true, screen: "reading", form: {},
  });

  const both = [{ code: true, name: t("yes") }, { code: false, name: t("no") }];
  const degrees = entry(form, "value", t("temperature"), { mode: "decimal", most: 5, help: t("temperature_help") });
  degrees.classList.add("degrees");
  degrees.addEventListener("input", look);
  fill(card, degrees, warned,
    choice(form, "site", t("site"), SITES.map((code) => ({ code, name: t(`site_${code}`) })), { pressed: look }),
    choice(form, "remeasured", t("remeasured"), both, { pressed: look }),
    symptoms.length && choice(form, "symptoms", t("symptoms"), symptoms.map((/** @type {any} */ one) => ({ code: one.code, name: said(one.name) })), { many: true }),
    choice(form, "reducer", t("reducer"), both),
    entry(form, "note", t("note"), { lines: 2, most: 500 }));
  look();
  app.thumb(button(t("save_reading"), () => form.save(card, problems(), told), { kind: "main", icon: "check" }));
  return { title: task.title, lead: task.who, body: card, back: "day" };
}
