// @ts-check
/** Which records travel together: at most 200 and 256 KB, oldest first, a troubled one alone and last. */

export const MOST = 200;
export const MOST_BYTES = 240 * 1024;
const AROUND = 420;

/** @typedef {import("./rows.js").Row} Row */

/** What a record weighs in the envelope, in bytes: all of it is ASCII. @param {Row} row */
export const weight = (row) => row.sealed.length + row.command.length + AROUND;

/** The next batch; empty where nothing may be sent now.
 * @param {Row[]} rows @param {number} now @param {number} [most] @returns {Row[]} */
export function next(rows, now, most = MOST) {
  const ready = rows.filter((row) => row.state === "waiting" && row.not_before <= now);
  const sound = ready.filter((row) => !row.trouble).sort(byTime);
  if (!sound.length) return ready.sort(byTime).slice(0, 1);
  const batch = [];
  let bytes = 0;
  for (const row of sound) {
    bytes += weight(row);
    if (batch.length && (batch.length >= most || bytes > MOST_BYTES)) break;
    batch.push(row);
  }
  return batch;
}

/** @param {Row} one @param {Row} other */
function byTime(one, other) {
  const [first, second] = [one.made_at + one.key, other.made_at + other.key];
  return first < second ? -1 : Number(first > second);
}

/** How many to send after an envelope was not understood: half, until one stands alone.
 * @param {number} sent @returns {number} 0: it stood alone, and the trouble is its own */
export const halved = (sent) => Math.floor(sent / 2);
