// @ts-check
/** Goods left at the gate for a door: what, where on the shelf. Nobody has to come near. */

import { uuid } from "../bytes.js";
import { button, choice, el } from "../dom.js";
import { row } from "../list.js";
import * as typed from "../typed.js";
import { back, frame } from "./frame.js";

/** @typedef {import("../gate.js").Gate} Gate */

/** @param {Gate} gate */
export function shelf(gate) {
  const { t } = gate;
  const kinds = /** @type {[string, string][]} */ ([["parcel", t("Parcel")], ["food", t("Food")], ["medicine", t("Medicine")], ["other", t("Other goods")]]);
  let what = t("Parcel");
  const pick = (value) => {
    what = kinds.find(([one]) => one === value)?.[1] ?? what;
    bar.replaceWith((bar = choice(t("What it is"), kinds, value, pick)));
  };
  let bar = choice(t("What it is"), kinds, "parcel", pick);
  const { fields, household } = doorIn(gate);
  const spot = el("input", { class: "gate-typed text", autocomplete: "off", maxlength: 20 });
  const note = el("p", { class: "gate-said", role: "status" });
  const leave = async () => {
    const home = await household();
    if (!home) {
      note.textContent = t("Nobody is written behind this door. Look at building, unit and room again.");
      return;
    }
    const checkpoint = gate.list.body.get("checkpoint").get("id");
    await gate.send("gates.leave_goods", { checkpoint, household: home, what, spot: spot.value.trim() });
    gate.show(shelf);
  };
  const where = el("label", { class: "gate-field" }, el("span", {}, t("Where on the shelf")), spot);
  const body = [el("h2", {}, t("Goods at the shelf")), ...lying(gate), bar, ...fields, where, note];
  const act = button(t("Leave at the shelf"), leave, { look: "main" });
  return frame(gate, "shelf", body, [el("div", { class: "gate-row" }, back(gate), act)]);
}

/**
 * Building, unit and room to fill in, and whose door that is.
 * @param {Gate} gate
 */
function doorIn(gate) {
  const { t } = gate;
  const buildings = gate.list.body.get("buildings");
  const options = buildings.map(([id, name]) => el("option", { value: id }, name));
  const at = el("select", { class: "gate-typed text" }, ...options);
  const [unit, room] = ["text", "numeric"].map((inputmode) => el("input", { class: "gate-typed text", autocomplete: "off", inputmode, maxlength: 10 }));
  const labelled = (word, one) => el("label", { class: "gate-field" }, el("span", {}, word), one);
  const fields = [labelled(t("Building"), at), el("div", { class: "gate-row" }, labelled(t("Unit number"), unit), labelled(t("Room"), room))];
  const household = async () => {
    const found = await row(gate.list, "door", typed.door(Number(at.value), unit.value, room.value));
    return found && uuid(found[0][0]);
  };
  return { fields, household };
}

/**
 * What this phone left and nobody fetched yet; a tap says that it was fetched.
 * @param {Gate} gate
 */
function lying(gate) {
  const fetched = new Set(gate.recent.filter((one) => one.command === "gates.fetch_goods").map((one) => one.payload.item));
  const left = gate.recent.filter((one) => one.command === "gates.leave_goods" && !fetched.has(one.key));
  const fetch = async (item) => {
    await gate.send("gates.fetch_goods", { item });
    gate.show(shelf);
  };
  const word = (one) => [one.payload.what, one.payload.spot, gate.t("tap when it is fetched")].filter(Boolean).join(" · ");
  return left.map((one) => button(word(one), () => fetch(one.key), { look: "person", picture: "package" }));
}
