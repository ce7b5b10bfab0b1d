// @ts-check
/** Who an outsider says he is: name and whom he visits are enough; nothing is asked of his health. */

import { button, el } from "../dom.js";
import { begun } from "../draft.js";
import { stranger } from "../subject.js";
import { back, frame } from "./frame.js";
import { met } from "./verdict.js";

/**
 * @param {import("../gate.js").Gate} gate
 * @param {import("../draft.js").Draft} [draft] when somebody was asked for already
 */
export function visitor(gate, draft) {
  const { t } = gate;
  const field = (name, more) => el("input", { class: "gate-typed text", autocomplete: "off", name, ...more });
  const fields = {
    name: field("name", { maxlength: 60 }),
    phone: field("phone", { maxlength: 30, inputmode: "tel" }),
    visiting: field("visiting", { maxlength: 120 }),
    purpose: field("purpose", { maxlength: 200 }),
    from_where: field("from_where", { maxlength: 120 }),
  };
  const words = { name: t("Name"), phone: t("Telephone"), visiting: t("Whom he visits: door or name"), purpose: t("Reason for coming"), from_where: t("Where he comes from") };
  const note = el("p", { class: "gate-said", role: "status" });
  const go = async () => {
    const missing = ["name", "visiting"].find((name) => !fields[name].value.trim());
    if (missing) {
      note.textContent = t("Please fill in: {what}", { what: words[missing] });
      return fields[missing].focus();
    }
    const told = /** @type {any} */ (Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.value.trim()])));
    const open = draft ?? begun(gate.direction, "visitor", gate.given.now(), stranger(gate.list), gate.site);
    await met(gate, { ...open, means: "visitor", at: gate.given.now(), visitor: told });
  };
  const rows = Object.entries(fields).map(([name, one]) => el("label", { class: "gate-field" }, el("span", {}, words[name]), one));
  return frame(gate, "visitor", [el("h2", {}, t("Visitor")), ...rows, note], [
    el("div", { class: "gate-row" }, back(gate), button(t("Go on"), go, { look: "main" })),
  ]);
}
