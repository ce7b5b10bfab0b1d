// @ts-check
/** What may be done with one record of the outbox. Pure: no store, no clock of its own. */

/**
 * @typedef {object} Row
 * @property {string} key
 * @property {string} device whose records these are; another's where they were taken over
 * @property {string} shift
 * @property {string} command
 * @property {string} made_at when it happened, by the clock of this phone
 * @property {number} mono milliseconds since the app was started
 * @property {string} boot which start of the app
 * @property {string} sealed for the key of the house; nobody reads it here
 * @property {string} mac
 * @property {"waiting" | "answered" | "withdrawn"} state
 * @property {number} attempts how often it was put on the wire
 * @property {number} handed when it was handed to another phone; 0 never
 * @property {number} not_before milliseconds; the house asked to come later
 * @property {string} trouble what stands in the way of it alone; empty: nothing
 * @property {import("./copies.js").Copy | null} copy what the worker reads
 * @property {string} answer
 * @property {string} reason
 * @property {string} sentence
 * @property {number} answered_at
 * @property {Commit} commit where the house wrote it down
 * @property {string} replaced_by
 */
/** @typedef {{epoch: string, lsn: string}} Commit `lsn` a decimal string */
/** @typedef {{now: number, epoch: string, archived: string | null, keep: number}} House `keep`: milliseconds */

/** What travels, in the words of PROTOCOL.md. */
export const CARRIED = Object.freeze(["key", "device", "shift", "command", "made_at", "mono", "boot", "sealed", "mac"]);
export const FINAL = Object.freeze(["applied", "duplicate", "review"]);
export const NOWHERE = Object.freeze({ epoch: "", lsn: "0" });
const LATER = 60_000;
/** What was answered stays in sight, and counts at a gate, until the shift is over. */
const SHIFT = 14 * 3600_000;

/** @param {Record<string, any>} made what travels, and the copy @returns {Row} */
export function fresh(made) {
  const nothing = { answer: "", reason: "", sentence: "", trouble: "", replaced_by: "", copy: null };
  const never = { attempts: 0, handed: 0, not_before: 0, answered_at: 0, commit: NOWHERE };
  return /** @type {Row} */ ({ state: "waiting", ...nothing, ...never, ...made });
}

/** @param {Row} row */
export const carried = (row) => Object.fromEntries(CARRIED.map((name) => [name, /** @type {any} */ (row)[name]]));

/** Still to be acknowledged. @param {Row} row */
export const isUnsent = (row) => row.state === "waiting";

/** Nobody else can have it yet, so that it may still become another. @param {Row} row */
export const mayChange = (row) => isUnsent(row) && row.attempts === 0 && row.handed === 0;

/** Acknowledged, and after the shift the house has carried a copy of it elsewhere, or enough hours
 * went by. The only rows that are ever removed. @param {Row} row @param {House} house */
export function mayForget(row, house) {
  const acknowledged = row.state === "answered" && FINAL.includes(row.answer) && row.answered_at > 0;
  if (!acknowledged || row.commit.epoch !== house.epoch) return false;
  const age = house.now - row.answered_at;
  if (age < SHIFT) return false;
  if (house.archived !== null && BigInt(row.commit.lsn) <= BigInt(house.archived)) return true;
  return age >= house.keep;
}

/** The house was restored from a copy and may not have what it acknowledged: another epoch, or a
 * place in its log before one that was told. @param {Commit} before @param {Commit} told */
export function wasRestored(before, told) {
  if (!before.epoch) return false;
  return before.epoch !== told.epoch || BigInt(told.lsn) < BigInt(before.lsn);
}

/** An acknowledged row that is sent once more. @param {Row} row @returns {Row} */
export const again = (row) => ({ ...row, state: "waiting", answer: "", not_before: 0 });

/** The row with the answer of the house; `later` and what we do not know leave it waiting.
 * @param {Row} row @param {{answer: string, reason?: string, sentence?: string}} said
 * @param {number} now @param {Commit} commit @returns {Row} */
export function answered(row, said, now, commit) {
  if (row.state !== "waiting") return row;
  const told = { reason: said.reason ?? "", sentence: said.sentence ?? "" };
  if (!FINAL.includes(said.answer)) return { ...row, ...told, not_before: now + LATER };
  return { ...row, ...told, state: "answered", answer: said.answer, answered_at: now, commit, trouble: "" };
}

/** @param {Row[]} rows */
export function counted(rows) {
  const unsent = rows.filter(isUnsent);
  return {
    unsent: unsent.length,
    review: rows.filter((row) => row.answer === "review").length,
    trouble: unsent.filter((row) => row.trouble).length,
    oldest: unsent.reduce((oldest, row) => (!oldest || row.made_at < oldest ? row.made_at : oldest), ""),
  };
}
