// @ts-check
/** One answer that fills the screen: a word, a shape, one reason, what to do now. */

import { answer, isAskedOnTheSpot } from "../answer.js";
import { button, el } from "../dom.js";
import { payload } from "../draft.js";
import { tell } from "../telling.js";
import { frame } from "./frame.js";
import { home } from "./home.js";
import { named } from "./picking.js";
import { scan } from "./scan.js";
import { spot } from "./spot.js";
import { visitor } from "./visitor.js";

/** @typedef {import("../gate.js").Gate} Gate */
/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../deciding.js").Decision} Decision */

const SHAPES = { allow: "✓", condition: "◐", ask: "?", refuse: "▲" };
const AGAIN = new Set(["stale_code", "no_mask"]);

/**
 * @param {Gate} gate
 * @param {Draft} draft
 */
export const decided = (gate, draft) => answer(gate.list, draft, gate.recent);

/**
 * Somebody stands there: what is to be looked at first, the visitor's entry, or the answer.
 * @param {Gate} gate
 * @param {Draft} draft
 */
export async function met(gate, draft) {
  const found = decided(gate, draft);
  if (isAskedOnTheSpot(found)) return gate.show(spot, draft);
  gate.show(verdict, draft, found);
}

/**
 * An answer that is recorded at once: nobody may forget to.
 * @param {Gate} gate
 * @param {Draft} draft
 */
export async function answered(gate, draft) {
  const found = decided(gate, draft);
  gate.show(verdict, draft, found, true);
  await record(gate, draft, found);
}

/**
 * @param {Gate} gate
 * @param {Draft} draft
 * @param {Decision} found
 * @param {boolean} [recorded]
 */
function verdict(gate, draft, found, recorded = false) {
  const { body } = gate.list;
  const { language } = gate.given;
  const [sentence, now] = body.get("sentences").get(found.code).get(language);
  tell(found.outcome);
  const answers = recorded ? [button(gate.t("Next one"), () => gate.show(home), { look: "main" })] : choices(gate, draft, found);
  const screen = frame(gate, "verdict", [
    el("p", { class: "gate-who" }, named(gate, draft.subject)),
    el("p", { class: "gate-shape", "aria-hidden": "true" }, SHAPES[found.outcome]),
    el("div", { role: "alert" }, el("h1", {}, body.get("answers").get(found.outcome).get(language))),
    el("p", { class: "gate-why" }, sentence),
    el("p", { class: "gate-do" }, now),
  ], answers);
  screen.dataset.outcome = found.outcome;
  screen.dataset.code = found.code;
  return screen;
}

/**
 * @param {Gate} gate
 * @param {Draft} draft
 * @param {Decision} found
 */
function choices(gate, draft, found) {
  const { t } = gate;
  const done = (next) => () => record(gate, draft, found).then(() => gate.show(next));
  const after = draft.means === "scan" ? scan : home;
  const passes = found.outcome === "allow" || found.outcome === "condition";
  if (passes) return [unmasked(gate, draft), button(t("Through, next"), done(after), { look: "main", picture: "check" })];
  const others = [button(t("Let through all the same"), () => gate.show(forcing, draft), { look: "quiet" })];
  if (found.code === "register") others.push(button(t("Register the visitor"), () => gate.show(visitor, draft), { look: "main" }));
  if (AGAIN.has(found.code)) others.push(button(t("Look once more"), () => again(gate, draft, found), { look: "quiet" }));
  const word = found.outcome === "refuse" ? t("Turned back, next") : t("Waiting, next");
  const main = found.code === "register" ? "quiet" : "main";
  return [...others, button(word, done(after), { look: main })];
}

/**
 * On the way out nobody is measured, but the mask is looked at.
 * @param {Gate} gate
 * @param {Draft} draft
 */
function unmasked(gate, draft) {
  const looked = draft.mask !== null || draft.emergency || draft.forced;
  return looked ? null : button(gate.t("No mask"), () => met(gate, { ...draft, mask: false }), { look: "quiet" });
}

/**
 * The code is scanned anew, or the mask is on now; that it was refused before is a row.
 * @param {Gate} gate
 * @param {Draft} draft
 * @param {Decision} found
 */
async function again(gate, draft, found) {
  await record(gate, draft, found);
  if (found.code === "stale_code") return gate.show(scan);
  await met(gate, { ...draft, at: gate.given.now(), mask: true });
}

/**
 * Let through against the answer: why is asked, and it is looked at later.
 * @param {Gate} gate
 * @param {Draft} draft
 */
function forcing(gate, draft) {
  const { t } = gate;
  const reasons = [t("The community agreed by telephone"), t("The list is wrong: I know him"), t("Something urgent that cannot wait")];
  const force = (why) => answered(gate, { ...draft, at: gate.given.now(), forced: true, why });
  const rows = reasons.map((why) => button(why, () => force(why), { look: "person" }));
  const no = button(t("Back"), () => met(gate, draft), { look: "quiet", picture: "arrow-left" });
  return frame(gate, "forcing", [el("h2", {}, t("Why let through all the same?")), el("div", { class: "gate-people" }, ...rows)], [no]);
}

/**
 * @param {Gate} gate
 * @param {Draft} draft
 * @param {Decision} found
 */
async function record(gate, draft, found) {
  const { body } = gate.list;
  const here = { checkpoint: body.get("checkpoint").get("id"), rules: body.get("version"), bundle: body.get("id"), device: gate.given.device };
  return gate.send("gates.cross", payload(draft, found, here));
}
