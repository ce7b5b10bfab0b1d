// @ts-check
/** What stands on every screen: the gate, the direction, how old the list is, the emergency. */

import { begun } from "../draft.js";
import { button, choice, el } from "../dom.js";
import { staleHours } from "../answer.js";
import { today } from "../counting.js";
import { stranger } from "../subject.js";
import { home } from "./home.js";
import { answered } from "./verdict.js";

/** @typedef {import("../gate.js").Gate} Gate */

/**
 * @param {Gate} gate
 * @param {string} name of the screen
 * @param {any[]} body
 * @param {any[]} foot buttons in reach of the thumb
 */
export function frame(gate, name, body, foot) {
  const emergency = button(gate.t("Medical emergency: let through"), () => urgent(gate), { look: "urgent", picture: "ambulance" });
  return el(
    "div",
    { class: "gate-screen", "data-screen": name },
    head(gate, name),
    el("div", { class: "gate-body" }, ...body),
    el("div", { class: "gate-foot" }, ...foot, emergency),
  );
}

/**
 * @param {Gate} gate
 * @param {string} name
 */
function head(gate, name) {
  const turn = (direction) => {
    gate.direction = direction;
    gate.show(home);
  };
  const ways = /** @type {[string, string][]} */ ([["in", gate.t("In")], ["out", gate.t("Out")]]);
  const way = gate.direction === "in" ? gate.t("In") : gate.t("Out");
  const gateName = gate.list.body.get("checkpoint").get("name");
  const title = name === "home" ? gateName : `${gateName} · ${way}`;
  return el(
    "header",
    { class: "gate-head" },
    el("p", { class: "gate-name" }, el("b", {}, title), counted(gate)),
    stale(gate),
    name === "home" ? choice(gate.t("Direction"), ways, gate.direction, turn) : null,
  );
}

/** @param {Gate} gate */
function counted(gate) {
  const now = today(gate.recent, gate.given.now());
  return el("span", {}, gate.t("In {in} · out {out} · visitors inside {guests}", { in: now.in, out: now.out, guests: now.guests }));
}

/** @param {Gate} gate */
function stale(gate) {
  const hours = staleHours(gate.list, gate.given.now());
  if (hours === null) return null;
  return el("p", { class: "gate-stale", role: "status" }, el("span", { "aria-hidden": "true" }, "▲ "), gate.t("The list is {hours} hours old and over", { hours }));
}

/** Nothing is asked first. @param {Gate} gate */
async function urgent(gate) {
  const draft = begun(gate.direction, "none", gate.given.now(), stranger(gate.list), gate.site);
  await answered(gate, { ...draft, emergency: true });
}

/** A button back to the beginning. @param {Gate} gate */
export function back(gate) {
  return button(gate.t("Back"), () => gate.show(home), { look: "quiet", picture: "arrow-left" });
}
