// @ts-check
/** A care order put down at the door, without contact. */

import { button, fill, h } from "../ui/dom.js";
import { entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "care.deliver";

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const task = /** @type {import("../core/day.js").Task} */ (opened.task);
  const form = await formOf(app, `order/${task.id}`, opened, { amount: "", note: "" });
  const { values } = form;
  const card = h("div", { class: "stack" });
  const amount = () => values.amount.trim().replace(",", ".");
  const problems = () => (amount() && !/^\d{1,4}(\.\d{1,2})?$/.test(amount()) ? { amount: t("amount_odd") } : {});
  const told = () => ({
    command: COMMAND,
    payload: { ...task.payload, ...(amount() ? { amount: amount() } : {}), ...(values.note ? { note: values.note.trim() } : {}) },
    label: `${task.title} · ${t("delivered")}`,
    subject: task.id, settles: true, screen: "order", form: {},
  });
  fill(card, task.detail && h("p", { class: "detail" }, said(task.detail)), h("p", { class: "muted" }, t("order_how")),
    entry(form, "amount", t("amount"), { mode: "decimal", most: 7, help: t("amount_help") }),
    entry(form, "note", t("note"), { lines: 2, most: 500 }));
  app.thumb(button(t("save_order"), () => form.save(card, problems(), told), { kind: "main", icon: "package" }));
  return { title: task.title, lead: task.who, body: card, back: "day" };
}
