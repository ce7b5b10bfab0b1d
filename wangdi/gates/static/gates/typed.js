// @ts-check
/** What a guard types, as the list has it: digits, plates, doors. No DOM. */

const SPACES = /[\s\u00a0\u200b-\u200f\u3000\ufeff]+/g;
const HYPHENS = /[‐‑‒–—―−]/g;

/** Half-width, without spaces, every dash a hyphen, capitals. @param {string} text */
export function compact(text) {
  return text.normalize("NFKC").replace(SPACES, "").replace(HYPHENS, "-").toUpperCase();
}

/** `豫a·12345` → `豫A12345` @param {string} text */
export function plate(text) {
  return compact(text).replace(/[-·•.]/g, "");
}

/**
 * As `gates/bundles/doors.py` names a door: `17:1-502`.
 * @param {number} building
 * @param {string} unit
 * @param {string} room
 */
export function door(building, unit, room) {
  return `${building}:${[unit, room].map(compact).filter(Boolean).join("-")}`;
}
