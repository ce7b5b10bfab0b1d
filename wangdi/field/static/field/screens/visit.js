// @ts-check
/** A door: who answered, and what was asked there. Silence is one touch. */

import { button, fill, h } from "../ui/dom.js";
import { choice, count, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "screening.record_visit";
/** Answers after which nobody has to come again; a refusal and silence leave the door to do. */
const SETTLES = ["answered", "vacant"];
const OTHERS = ["refused", "vacant", "moved", "wrong_address"];

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const task = /** @type {import("../core/day.js").Task} */ (opened.task);
  const form = await formOf(app, `visit/${task.id}`, opened, { outcome: "", replies: {} });
  const questions = app.day()?.questions[String(task.payload.round)] ?? [];
  const card = h("div", { class: "stack" });
  const { values } = form;

  /** @param {string} outcome */
  const told = (outcome) => ({
    command: COMMAND,
    payload: {
      ...task.payload, outcome,
      ...(values.note ? { note: values.note.trim() } : {}),
      ...(outcome === "answered" && values.people_seen !== undefined ? { people_seen: values.people_seen } : {}),
      ...(outcome === "answered" && Object.keys(values.replies).length ? { replies: values.replies } : {}),
    },
    label: `${task.title} · ${t(`outcome_${outcome}`)}`,
    subject: task.id, settles: SETTLES.includes(outcome), screen: "visit", form: {},
  });
  /** @param {string} outcome */
  const save = (outcome) => {
    values.outcome = outcome;
    return form.save(card, {}, () => told(outcome));
  };

  /** @param {any} question */
  function asked(question) {
    const inner = { values: values.replies, changed: form.changed, problem: form.problem };
    const { code, kind } = question;
    const label = said(question.ask);
    if (kind === "number") return count(inner, code, label, { less: t("less"), more: t("more_one") });
    const options = kind === "yes_no"
      ? [{ code: true, name: t("yes") }, { code: false, name: t("no") }]
      : question.choices.map((/** @type {any} */ one) => ({ code: one.code, name: said(one.name) }));
    return choice(inner, code, label, options);
  }

  function open() {
    values.outcome = "answered";
    form.changed();
    fill(card, count(form, "people_seen", t("people_seen"), { less: t("less"), more: t("more_one") }), questions.map(asked),
      entry(form, "note", t("note"), { lines: 2, most: 1000 }));
    app.thumb(button(t("save_visit"), () => save("answered"), { kind: "main", icon: "check" }));
  }

  function knock() {
    fill(card,
      task.detail && h("p", { class: "muted" }, said(task.detail)),
      h("div", { class: "answers" },
        button(t("outcome_answered"), open, { kind: "main big", icon: "user-check" }),
        button(t("outcome_no_answer"), () => save("no_answer"), { kind: "big", icon: "bell-off" })),
      h("details", { class: "more" }, h("summary", {}, t("other_answers")),
        h("div", { class: "answers" }, OTHERS.map((outcome) => button(t(`outcome_${outcome}`), () => save(outcome), { kind: "big" }))),
        entry(form, "note", t("note"), { lines: 2, most: 1000 })));
    app.thumb();
  }

  (values.outcome === "answered" ? open : knock)();
  return { title: task.title, lead: task.who, body: card, back: "day" };
}
