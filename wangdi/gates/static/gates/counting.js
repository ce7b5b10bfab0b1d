// @ts-check
/**
 * What this phone's own records add to the list: ways of today under a pass or household, who is
 * inside by this gate's count, what may still be taken back. No DOM.
 */

/** @typedef {{key: string, command: string, made_at: string, payload: any}} Entry */

const CROSS = "gates.cross";
const ANNUL = "gates.annul_crossing";
const DAY = 86_400_000;
const EAST = 28_800_000;
export const UNDO_MS = 15 * 60_000;

/**
 * The crossings among the records that were not taken back, oldest first.
 * @param {Entry[]} entries
 * @returns {(Entry & {at: number})[]}
 */
export function crossings(entries) {
  const undone = new Set(entries.filter((one) => one.command === ANNUL).map((one) => one.payload.crossing));
  const standing = entries.filter((one) => one.command === CROSS && !undone.has(one.key));
  return standing.map((one) => ({ ...one, at: happened(one) })).sort((one, other) => one.at - other.at);
}

/**
 * Ways in and out of one holder: those that the server knew and those that this phone recorded.
 * A way that both know is one: a server tells whole seconds.
 * @param {Entry[]} entries
 * @param {{pass: string | null, household: string | null}} holder
 * @param {{ins: number[], outs: number[]}} known seconds
 */
export function ways(entries, holder, known) {
  const own = crossings(entries).filter((one) => passed(one) && isOf(one.payload, holder));
  const of = (direction, seconds) => {
    const mine = own.filter((one) => one.payload.direction === direction);
    const all = new Set([...seconds, ...mine.map((one) => Math.floor(one.at / 1000))]);
    return [...all].sort((one, other) => one - other).map((second) => second * 1000);
  };
  return { ins: of("in", known.ins), outs: of("out", known.outs) };
}

/**
 * Today by this phone: how many went in and out, were turned back, and guests still inside.
 * @param {Entry[]} entries
 * @param {number} now
 */
export function today(entries, now) {
  const day = (at) => Math.floor((at + EAST) / DAY);
  const own = crossings(entries).filter((one) => day(one.at) === day(now));
  const count = (direction) => own.filter((one) => passed(one) && one.payload.direction === direction);
  const guests = (found) => found.filter((one) => one.payload.visitor).length;
  const [ins, outs] = [count("in"), count("out")];
  return {
    in: ins.length,
    out: outs.length,
    turned: own.filter((one) => !passed(one)).length,
    guests: Math.max(0, guests(ins) - guests(outs)),
  };
}

/**
 * What may still be taken back, newest first.
 * @param {Entry[]} entries
 * @param {number} now
 */
export function undoable(entries, now) {
  return crossings(entries).filter((one) => now - one.at < UNDO_MS).reverse();
}

/** @param {Entry} entry */
export function passed(entry) {
  const outcome = entry.payload.decided?.outcome;
  return outcome === "allow" || outcome === "condition";
}

/** @param {Entry} entry */
function happened(entry) {
  return Date.parse(entry.payload.at ?? entry.made_at);
}

/**
 * @param {any} payload
 * @param {{pass: string | null, household: string | null}} holder
 */
function isOf(payload, holder) {
  if (!payload.pass_id) return false;
  const together = holder.household !== null && payload.household === holder.household;
  return together || payload.pass_id === holder.pass;
}
