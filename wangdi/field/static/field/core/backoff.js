// @ts-check
/** When to try again: doubling, with the whole of it left to chance, so that phones do not come together. */

const FIRST = 2_000;
const LONGEST = 5 * 60_000;

/** @param {number} failures in a row, at least 1 @param {number} chance in [0, 1)
 * @param {number} [asked] milliseconds the server asked for @returns {number} milliseconds */
export function pause(failures, chance, asked = 0) {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(20, failures - 1));
  return asked + Math.round(ceiling / 2 + (chance * ceiling) / 2);
}

/** What `Retry-After` asks for; 0 where it is missing or not a number.
 * @param {string | null} header @returns {number} milliseconds */
export function asked(header) {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST) : 0;
}
