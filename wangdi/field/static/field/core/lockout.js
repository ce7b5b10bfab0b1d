// @ts-check
/** How wrong PINs are answered: a growing wait, and after ten the copies on the phone close for good.
 *
 * What is lost then is only what can be read on this phone: the sealed records stay and are sent
 * after the next sign-in.
 */

export const SHORTEST = 6;
export const MOST_TRIES = 10;
const FREE_TRIES = 3;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 30 * 60_000;

/** @typedef {{failed: number, until: number}} Tries `until`: no try before, in milliseconds */

/** @type {Tries} */
export const FRESH = Object.freeze({ failed: 0, until: 0 });

/** @param {Tries} tries @param {number} now @returns {Tries} */
export function failed(tries, now) {
  const count = tries.failed + 1;
  const over = count - FREE_TRIES;
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** over);
  return { failed: count, until: wait ? now + wait : 0 };
}

/** Milliseconds until the next try. A clock that was set back does not keep anybody out for days.
 * @param {Tries} tries @param {number} now @returns {number} */
export function wait(tries, now) {
  return Math.min(LONGEST_WAIT, Math.max(0, tries.until - now));
}

/** @param {Tries} tries @returns {boolean} */
export const isOver = (tries) => tries.failed >= MOST_TRIES;

/** Why a PIN is not taken, as the key of a sentence; empty where it is.
 * @param {string} pin @returns {"" | "pin_short" | "pin_plain"} */
export function weakness(pin) {
  if (!/^\d+$/.test(pin) || pin.length < SHORTEST) return "pin_short";
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]) ? "pin_plain" : "";
}
