// @ts-check
/** What was recorded in the last fifteen minutes; each may be taken back with a reason. */

import { undoable } from "../counting.js";
import { button, el } from "../dom.js";
import { back, frame } from "./frame.js";

/** @typedef {import("../gate.js").Gate} Gate */

/** @param {Gate} gate */
export function recent(gate) {
  const { t } = gate;
  const found = undoable(gate.recent, gate.given.now());
  const rows = found.map((one) => button(toldOf(gate, one), () => gate.show(undoing, one), { look: "person" }));
  const none = el("p", { class: "gate-said" }, t("Nothing in the last fifteen minutes."));
  return frame(gate, "recent", [el("h2", {}, t("Tap what was wrong, to take it back")), found.length ? el("div", { class: "gate-people" }, ...rows) : none], [back(gate)]);
}

/**
 * @param {Gate} gate
 * @param {import("../counting.js").Entry} entry
 */
function undoing(gate, entry) {
  const { t } = gate;
  const reasons = [t("Turned round and did not pass"), t("Wrong person or wrong key"), t("Recorded twice")];
  const undo = async (reason) => {
    await gate.send("gates.annul_crossing", { crossing: entry.key, reason, device: gate.given.device });
    gate.show(recent);
  };
  const rows = reasons.map((reason) => button(reason, () => undo(reason), { look: "person" }));
  return frame(gate, "undoing", [el("h2", {}, t("Why is it taken back?")), el("p", { class: "gate-said" }, toldOf(gate, entry)), el("div", { class: "gate-people" }, ...rows)], [
    button(t("Back"), () => gate.show(recent), { look: "quiet", picture: "arrow-left" }),
  ]);
}

/**
 * `18:04 · In · May pass`
 * @param {Gate} gate
 * @param {import("../counting.js").Entry & {at?: number}} entry
 */
function toldOf(gate, entry) {
  const { payload } = entry;
  const at = new Date(payload.at ?? entry.made_at);
  const hour = at.toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" });
  const way = payload.direction === "in" ? gate.t("In") : gate.t("Out");
  const outcome = gate.list.body.get("answers").get(payload.decided.outcome).get(gate.given.language);
  return [hour, way, outcome, payload.visitor?.name.slice(0, 1).concat("**")].filter(Boolean).join(" · ");
}
