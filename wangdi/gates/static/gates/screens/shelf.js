// @ts-check
/** Goods left at the gate for a door: what, where on the shelf. Nobody has to come near. */

import { button, choice, el } from "../dom.js";
import { row } from "../list.js";
import { uuid } from "../bytes.js";
import * as typed from "../typed.js";
import { back, frame } from "./frame.js";
import { home } from "./home.js";

/** @param {import("../gate.js").Gate} gate */
export function shelf(gate) {
  const { t } = gate;
  const kinds = /** @type {[string, string][]} */ ([["parcel", t("Parcel")], ["food", t("Food")], ["medicine", t("Medicine")], ["other", t("Something else")]]);
  let what = kinds[0][1];
  const building = el("select", { class: "gate-typed text", "aria-label": t("Building") }, ...gate.list.body.get("buildings").map(([id, name]) => el("option", { value: id }, name)));
  const field = (name, mode) => el("input", { class: "gate-typed text", name, autocomplete: "off", inputmode: mode, maxlength: 20 });
  const [unit, room, spot] = [field("unit", "text"), field("room", "numeric"), field("spot", "text")];
  const note = el("p", { class: "gate-said", role: "status" });
  const pick = (value) => {
    what = kinds.find(([one]) => one === value)?.[1] ?? what;
    bar.replaceWith((bar = choice(t("What"), kinds, value, pick)));
  };
  let bar = choice(t("What"), kinds, "parcel", pick);
  const leave = async () => {
    const found = await row(gate.list, "door", typed.door(Number(building.value), unit.value, room.value));
    if (!found) {
      note.textContent = t("Nobody is written behind this door. Look at building, unit and room again.");
      return;
    }
    await gate.send("gates.shelve", { checkpoint: gate.list.body.get("checkpoint").get("id"), household: uuid(found[0][0]), what, spot: spot.value.trim() });
    gate.show(home);
  };
  const labelled = (word, one) => el("label", { class: "gate-field" }, el("span", {}, word), one);
  const door = el("div", { class: "gate-row" }, labelled(t("Unit"), unit), labelled(t("Room"), room));
  const body = [el("h2", {}, t("Goods at the shelf")), bar, labelled(t("Building"), building), door, labelled(t("Where on the shelf"), spot), note];
  return frame(gate, "shelf", body, [el("div", { class: "gate-row" }, back(gate), button(t("Leave at the shelf"), leave, { look: "main" }))]);
}
