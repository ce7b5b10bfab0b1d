// @ts-check
/** What is looked at on the spot: the mask, the temperature, the two codes. One tap is the rule. */

import { rulesOf } from "../answer.js";
import { button, choice, el } from "../dom.js";
import { told } from "../draft.js";
import { back, frame } from "./frame.js";
import { keys } from "./keys.js";
import { named } from "./picking.js";
import { decided, met } from "./verdict.js";

/** @typedef {import("../gate.js").Gate} Gate */
/** @typedef {import("../draft.js").Draft} Draft */

const USUAL = "36";

/**
 * @param {Gate} gate
 * @param {Draft} draft
 */
export function spot(gate, draft) {
  const { code } = decided(gate, draft);
  return code === "codes" ? colours(gate, draft) : measure(gate, draft, code === "remeasure");
}

/**
 * @param {Gate} gate
 * @param {Draft} draft
 * @param {boolean} again
 */
function measure(gate, draft, again) {
  const { t } = gate;
  const rules = rulesOf(gate.list, draft.subject.klass);
  let whole = USUAL;
  const shown = el("output", { class: "gate-typed warm", "aria-live": "polite" }, `${whole}.·`);
  const turn = (degrees) => {
    whole = degrees;
    shown.textContent = `${whole}.·`;
    degreesBar.replaceWith((degreesBar = bar()));
  };
  const bar = () => choice(t("Degrees"), ["35", "36", "37", "38", "39"].map((one) => /** @type {[string, string]} */ ([one, one])), whole, turn);
  let degreesBar = bar();
  const take = (key) => {
    const tenths = Number(whole) * 10 + Number(key);
    met(gate, again ? { ...draft, first: draft.tenths, tenths } : { ...draft, tenths, mask: draft.mask ?? true });
  };
  const site = (value) => {
    gate.site = value;
    gate.show(spot, { ...draft, site: value });
  };
  const head = again ? t("{first} ℃ is hot. Let him rest in the shade for five minutes, then measure again.", { first: told(draft.tenths ?? 0) }) : t("Temperature: tap the tenth");
  const body = [
    el("h2", {}, named(gate, draft.subject) || t("Temperature")),
    el("p", { class: "gate-said" }, head),
    shown,
    degreesBar,
    keys(t, take, false),
    choice(t("Measured at"), sites(t), draft.site, site),
  ];
  const bare = rules.mask && !again ? button(t("No mask"), () => met(gate, { ...draft, mask: false }), { look: "quiet" }) : null;
  return frame(gate, "measure", body, [el("div", { class: "gate-row" }, back(gate), bare)]);
}

/** @param {Gate["t"]} t @returns {[string, string][]} */
function sites(t) {
  return [["forehead", t("Forehead")], ["wrist", t("Wrist")], ["ear", t("Ear")], ["axillary", t("Armpit")]];
}

/**
 * The two codes as the guard sees them on the other's telephone; no picture is taken.
 * @param {Gate} gate
 * @param {Draft} draft
 */
function colours(gate, draft) {
  const { t } = gate;
  const words = /** @type {[string, string][]} */ ([["green", t("Green ●")], ["yellow", t("Yellow ▲")], ["red", t("Red ■")], ["none", t("Not seen –")]]);
  const seen = { health: draft.health, travel: draft.travel };
  const pick = (which) => (value) => {
    seen[which] = value;
    if (seen.health && seen.travel) return met(gate, { ...draft, ...seen });
    groups[which].replaceWith((groups[which] = group(which)));
  };
  const labels = { health: t("Health code"), travel: t("Travel code") };
  const group = (which) => el("section", {}, el("h2", {}, labels[which]), choice(labels[which], words, seen[which], pick(which)));
  const groups = { health: group("health"), travel: group("travel") };
  const green = button(t("Both green"), () => met(gate, { ...draft, health: "green", travel: "green" }), { look: "main" });
  return frame(gate, "codes", [groups.health, groups.travel], [back(gate), green]);
}
