// @ts-check
/**
 * Who stands before the gate, by a code, four digits, a plate, a door: what the list says of him
 * and what was decided ahead. No DOM.
 */

import { members, row } from "./list.js";
import { verify } from "./pass.js";
import { uuid } from "./bytes.js";

/** @typedef {import("./deciding.js").Decision} Decision */
/**
 * @typedef {object} Subject
 * @property {string} token none, good, bad_signature, stale_code
 * @property {string} form "", paper, phone
 * @property {string | null} pass
 * @property {string | null} person
 * @property {string | null} household
 * @property {string | null} plate
 * @property {string} label masked, as the guard may see it
 * @property {string | null} klass
 * @property {number | null} signed seconds; when the code that was shown was signed
 * @property {import("./deciding.js").Known} known
 * @property {{in: Decision, out: Decision}} before
 */

const NOBODY = { token: "none", form: "", pass: null, person: null, household: null, plate: null, label: "", klass: null, signed: null };
const NO_WAYS = { from: null, until: null, outs: [], ins: [] };
const PASSES = /** @type {Decision} */ ({ outcome: "allow", code: "ok" });
const ASKS = /** @type {Decision} */ ({ outcome: "ask", code: "unknown" });
/** @param {string} code @returns {Decision} */
const REFUSES = (code) => ({ outcome: "refuse", code });
const WHO = ["resident", "guest", "unknown"];
const OVER_BY_ITSELF = new Set(["not_yet", "expired"]);

/**
 * By the text of a code. Null where it is no pass at all.
 * @param {import("./list.js").List} list
 * @param {import("./cose.js").Keys} keys
 * @param {string} text
 * @param {number} at
 * @returns {Promise<Subject | null>}
 */
export async function byCode(list, keys, text, at) {
  const { code, claims } = await verify(text, keys, at, new Set(list.body.get("places")));
  if (code === "unknown") return null;
  if (!claims) return { ...stranger(list), token: "bad_signature" };
  const form = claims.holder ? "phone" : "paper";
  if (code === "wrong_place") return { ...elsewhere(list, claims), form };
  const found = await byPass(list, claims.id, claims.klass, claims.issued);
  const subject = { ...found, form, token: code === "stale_code" ? code : "good", signed: claims.issued };
  return OVER_BY_ITSELF.has(code) ? { ...subject, before: refused(code, subject) } : subject;
}

/**
 * Who comes with the pass of another place.
 * @param {import("./list.js").List} list
 * @param {import("./pass.js").Claims} claims
 * @returns {Subject}
 */
function elsewhere(list, claims) {
  const nobody = stranger(list);
  const before = { in: REFUSES("wrong_place"), out: nobody.before.out };
  return { ...nobody, token: "good", pass: claims.uuid, klass: claims.klass, signed: claims.issued, before };
}

/**
 * Of a pass whose code was read, or that was picked by its digits. What was signed after the list
 * was made is taken by its signature; what was signed before and is not on it, is not known.
 * @param {import("./list.js").List} list
 * @param {import("./bytes.js").Bytes} id
 * @param {string} klass as the code says it
 * @param {number | null} issued seconds; null: picked by hand
 * @returns {Promise<Subject>}
 */
export async function byPass(list, id, klass, issued) {
  const found = await row(list, "pass", id);
  if (found) return ofRow(list, id, found, issued);
  const fresh = issued !== null && issued > list.body.get("made");
  const own = { ...stranger(list), pass: uuid(id), klass };
  if (!fresh) return { ...own, before: { in: ASKS, out: ASKS } };
  const who = list.body.get("classes").get(klass)?.get("who") ?? "guest";
  return { ...own, known: { who, standing: "active", ...NO_WAYS }, before: { in: PASSES, out: PASSES } };
}

/**
 * @param {import("./list.js").List} list
 * @param {import("./bytes.js").Bytes} id
 * @param {any[]} found
 * @param {number | null} issued
 * @returns {Subject}
 */
function ofRow(list, id, found, issued) {
  const [who, active, before, klass, from, until, signedFrom, label, person, household, group] = found;
  const ways = group === null ? [[], []] : list.body.get("ways")[group];
  const subject = {
    ...NOBODY,
    pass: uuid(id),
    person: person && uuid(person),
    household: household && uuid(household),
    label,
    klass,
    known: { who: WHO[who], standing: active ? "active" : "none", from: from * 1000, until: until * 1000, ins: ways[0], outs: ways[1] },
    before: bothOf(list, before),
  };
  const replaced = issued !== null && issued < signedFrom;
  return replaced ? { ...subject, before: refused("void", subject) } : subject;
}

/**
 * Passes under four digits or a plate.
 * @param {import("./list.js").List} list
 * @param {"digits" | "plate"} kind
 * @param {string} text
 * @returns {Promise<Subject[]>}
 */
export async function byHand(list, kind, text) {
  const found = (await row(list, kind, text)) ?? [];
  const passes = await Promise.all(found.map((id) => byPass(list, id, "", null)));
  return passes.map((one) => (kind === "plate" ? { ...one, plate: text } : one));
}

/**
 * Who lives behind a door, as `building-unit-room` is typed.
 * @param {import("./list.js").List} list
 * @param {string} door
 * @returns {Promise<Subject[]>}
 */
export async function byDoor(list, door) {
  const found = (await row(list, "door", door)) ?? [];
  const homes = await Promise.all(found.map(([household, count]) => home(list, household, count)));
  return homes.flat();
}

/**
 * @param {import("./list.js").List} list
 * @param {import("./bytes.js").Bytes} household
 * @param {number} count
 */
async function home(list, household, count) {
  const people = await members(list, household, count);
  return Promise.all(people.map((one) => member(list, household, one)));
}

/**
 * @param {import("./list.js").List} list
 * @param {import("./bytes.js").Bytes} household
 * @param {import("./list.js").Member} one
 * @returns {Promise<Subject>}
 */
async function member(list, household, one) {
  const before = bothOf(list, one.before);
  const own = { person: one.person, household: uuid(household), label: one.name, before };
  if (one.pass) return { ...(await byPass(list, one.pass, "", null)), ...own };
  return { ...NOBODY, ...own, known: { who: "resident", standing: "none", ...NO_WAYS } };
}

/**
 * Somebody of whom nothing is known.
 * @param {import("./list.js").List} list
 * @returns {Subject}
 */
export function stranger(list) {
  return { ...NOBODY, known: { who: "unknown", standing: "none", ...NO_WAYS }, before: bothOf(list, list.body.get("strangers")) };
}

/**
 * @param {import("./list.js").List} list
 * @param {number} at which pair of verdicts
 */
function bothOf(list, at) {
  const [inward, outward] = list.body.get("verdicts")[at];
  const of = ([outcome, code]) => ({ outcome, code });
  return { in: of(inward), out: of(outward) };
}

/**
 * What a code's own words refuse, for the direction in which a pass is needed: home stays open to
 * who lives there, and a guest may leave. What was decided of the person outweighs his code.
 * @param {string} code
 * @param {Subject} subject
 */
function refused(code, { known, before }) {
  const needed = known.who === "resident" ? "out" : "in";
  return before[needed].outcome === "allow" ? { ...before, [needed]: REFUSES(code) } : before;
}
