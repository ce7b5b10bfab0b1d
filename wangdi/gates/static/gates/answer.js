// @ts-check
/** The answer to one crossing as the screen tells it: what was compared, and whether the list is over. No DOM. */

import { ways } from "./counting.js";
import { decide } from "./deciding.js";
import { asked } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./deciding.js").Decision} Decision */

const HOUR = 3_600;
const SPOT = new Set(["measure", "remeasure", "codes"]);

/**
 * @param {import("./list.js").List} list
 * @param {Draft} draft
 * @param {import("./counting.js").Entry[]} recent this phone's own records
 * @returns {Decision}
 */
export function answer(list, draft, recent) {
  const { subject, direction } = draft;
  const known = { ...subject.known, ...ways(recent, subject, subject.known) };
  const found = decide(asked(draft), known, rulesOf(list, subject.klass), subject.before[direction]);
  const over = staleHours(list, draft.at) !== null;
  return over && found.outcome === "allow" && !draft.emergency ? { outcome: "condition", code: "stale_list" } : found;
}

/**
 * Whether the guard is to measure or to look before there is an answer.
 * @param {Decision} decision
 */
export const isAskedOnTheSpot = (decision) => decision.outcome === "ask" && SPOT.has(decision.code);

/**
 * Hours since the list was made, once it is over; null while it holds.
 * @param {import("./list.js").List} list
 * @param {number} at milliseconds
 */
export function staleHours(list, at) {
  const seconds = at / 1000;
  return seconds < list.body.get("until") ? null : Math.floor((seconds - list.body.get("made")) / HOUR);
}

/**
 * The rules of a class, or those of whoever comes without a pass.
 * @param {import("./list.js").List} list
 * @param {string | null} klass
 * @returns {import("./deciding.js").Rules}
 */
export function rulesOf(list, klass) {
  const found = list.body.get("classes").get(klass)?.get("rules") ?? list.body.get("plain");
  return { ...Object.fromEntries(found), fever: Object.fromEntries(found.get("fever")) };
}

