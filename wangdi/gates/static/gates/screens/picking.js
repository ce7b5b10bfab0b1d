// @ts-check
/** Without a code: four digits, a plate, a door; then the one who stands there. */

import { button, el } from "../dom.js";
import { begun } from "../draft.js";
import { byDoor, byHand, stranger } from "../subject.js";
import * as typed from "../typed.js";
import { back, frame } from "./frame.js";
import { keys } from "./keys.js";
import { met } from "./verdict.js";

/** @typedef {import("../gate.js").Gate} Gate */

/** @param {Gate} gate */
export function digits(gate) {
  const { t } = gate;
  let said = "";
  const shown = el("output", { class: "gate-typed", "aria-label": t("Four digits") }, "····");
  const note = el("p", { class: "gate-said", role: "status" }, t("The four digits printed on the pass"));
  const press = async (key) => {
    said = key === "⌫" ? said.slice(0, -1) : (said + key).slice(0, 4);
    shown.textContent = said.padEnd(4, "·");
    if (said.length < 4) return;
    const found = await byHand(gate.list, "digits", said);
    if (found.length) return gate.show(chosen, "digits", found);
    note.textContent = t("No pass of this place has these digits.");
    said = "";
  };
  return frame(gate, "digits", [shown, note, keys(t, press)], [back(gate)]);
}

/** @param {Gate} gate */
export function plateOf(gate) {
  const { t } = gate;
  const field = el("input", { class: "gate-typed", autocapitalize: "characters", autocomplete: "off", maxlength: 10, "aria-label": t("Plate") });
  const note = el("p", { class: "gate-said", role: "status" }, t("As it stands on the vehicle"));
  const ask = async () => {
    const plate = typed.plate(field.value);
    if (!plate) return field.focus();
    const found = await byHand(gate.list, "plate", plate);
    if (found.length) return gate.show(chosen, "plate", found);
    await met(gate, begun(gate.direction, "plate", gate.given.now(), { ...stranger(gate.list), plate }, gate.site));
  };
  return frame(gate, "plate", [field, note], [back(gate), button(t("Look up"), ask, { look: "main" })]);
}

/** @param {Gate} gate */
export function doorOf(gate) {
  const { t } = gate;
  const buildings = gate.list.body.get("buildings");
  const at = el("select", { class: "gate-typed", "aria-label": t("Building") }, ...buildings.map(([id, name]) => el("option", { value: id }, name)));
  const unit = el("input", { class: "gate-typed", autocomplete: "off", maxlength: 6, "aria-label": t("Unit number") });
  const room = el("input", { class: "gate-typed", inputmode: "numeric", autocomplete: "off", maxlength: 10, "aria-label": t("Room") });
  const note = el("p", { class: "gate-said", role: "status" });
  const ask = async () => {
    const found = await byDoor(gate.list, typed.door(Number(at.value), unit.value, room.value));
    if (found.length) return gate.show(chosen, "household", found);
    note.textContent = t("Nobody is written behind this door. Look at building, unit and room again.");
  };
  const labelled = (word, field) => el("label", { class: "gate-field" }, el("span", {}, word), field);
  const fields = [labelled(t("Building"), at), el("div", { class: "gate-row" }, labelled(t("Unit number"), unit), labelled(t("Room"), room))];
  return frame(gate, "door", [...fields, note], [back(gate), button(t("Look up"), ask, { look: "main" })]);
}

/**
 * Who of them it is; one alone is shown too, so that the guard compares.
 * @param {Gate} gate
 * @param {string} means
 * @param {import("../subject.js").Subject[]} found
 */
function chosen(gate, means, found) {
  const pick = (subject) => met(gate, begun(gate.direction, means, gate.given.now(), subject, gate.site));
  const rows = found.map((one) => button(named(gate, one), () => pick(one), { look: "person" }));
  return frame(gate, "who", [el("h2", {}, gate.t("Who is it?")), el("div", { class: "gate-people" }, ...rows)], [back(gate)]);
}

/**
 * As the guard may see him: a masked name or a door, and the class of the pass.
 * @param {Gate} gate
 * @param {import("../subject.js").Subject} subject
 */
export function named(gate, subject) {
  const klass = gate.list.body.get("classes").get(subject.klass)?.get("name").get(gate.given.language);
  const plain = subject.pass === null && subject.person !== null ? gate.t("no pass") : "";
  return [subject.label, klass ?? plain, subject.plate].filter(Boolean).join(" · ");
}
