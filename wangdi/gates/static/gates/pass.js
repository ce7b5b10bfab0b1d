// @ts-check
/**
 * What the code of a pass says when all that can be known of it alone is in order: the same form,
 * to the byte, as `wangdi/passes` writes and checks (`vectors.json` says it for both). No DOM.
 */

import * as base45 from "./base45.js";
import * as cose from "./cose.js";
import { joined, ofText, uuid } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/**
 * @typedef {object} Claims
 * @property {Bytes} id
 * @property {string} uuid
 * @property {string} klass
 * @property {number} place
 * @property {number} issued seconds
 * @property {number} begins seconds
 * @property {number} ends seconds
 * @property {Bytes | null} holder x then y of the phone's key
 */
/** @typedef {{code: string, claims: Claims | null}} Found `code` is "good" or why not */

const PLAIN = "WD1:";
const TURNING = "WD1*";
const FOLDED = 102;
const LONGEST = 1200;
const STEP_MS = 30_000;
const DRIFT = 1;
const [ISS, EXP, NBF, IAT, CTI, CNF, KLASS, PLACE] = [1, 4, 5, 6, 7, 8, -70001, -70002];
const NUMBERS = [EXP, NBF, IAT, PLACE];

/** @param {number} at milliseconds */
export const stepOf = (at) => Math.floor(at / STEP_MS);

/**
 * @param {string} text of the code
 * @param {import("./cose.js").Keys} keys the office's
 * @param {number} at milliseconds
 * @param {Set<number> | null} places the gate's own and all above it; null: anywhere
 * @returns {Promise<Found>}
 */
export async function verify(text, keys, at, places) {
  const turning = text.startsWith(TURNING);
  if (!turning && !text.startsWith(PLAIN)) return { code: "unknown", claims: null };
  const from = turning ? TURNING.length + FOLDED : PLAIN.length;
  const claims = await read(text.slice(from), keys);
  if (!claims) return { code: "bad_signature", claims: null };
  if (claims.holder && !turning) return { code: "stale_code", claims };
  const step = turning ? await proven(text.slice(TURNING.length, from), claims) : stepOf(at);
  if (step === null) return { code: "bad_signature", claims: null };
  if (places && !places.has(claims.place)) return { code: "wrong_place", claims };
  if (at < claims.begins * 1000) return { code: "not_yet", claims };
  if (at >= claims.ends * 1000) return { code: "expired", claims };
  return { code: Math.abs(stepOf(at) - step) > DRIFT ? "stale_code" : "good", claims };
}

/**
 * @param {string} folded the token in base45
 * @param {import("./cose.js").Keys} keys
 */
async function read(folded, keys) {
  const bytes = folded.length > LONGEST ? null : unfolded(folded);
  const payload = bytes && (await cose.opened(bytes, keys));
  return payload ? claimsOf(cose.decoded(payload)) : null;
}

/** @param {string} text */
function unfolded(text) {
  try {
    return base45.decode(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} said
 * @returns {Claims | null}
 */
function claimsOf(said) {
  if (!(said instanceof Map) || said.size !== (said.has(CNF) ? 8 : 7)) return null;
  const [id, klass, holder] = [said.get(CTI), said.get(KLASS), holderOf(said.get(CNF))];
  const whole = NUMBERS.every((name) => Number.isInteger(said.get(name)));
  if (!whole || typeof klass !== "string" || typeof said.get(ISS) !== "string") return null;
  if (!(id instanceof Uint8Array) || id.length !== 16 || said.has(CNF) !== Boolean(holder)) return null;
  const [begins, ends] = [said.get(NBF), said.get(EXP)];
  const bytes = /** @type {Bytes} */ (id);
  return { id: bytes, uuid: uuid(id), klass, place: said.get(PLACE), issued: said.get(IAT), begins, ends, holder };
}

/**
 * @param {unknown} said
 * @returns {Bytes | null}
 */
function holderOf(said) {
  const key = said instanceof Map && said.size === 1 ? said.get(1) : null;
  if (!(key instanceof Map) || key.size !== 4 || key.get(1) !== 2 || key.get(-1) !== 1) return null;
  const point = [key.get(-2), key.get(-3)];
  return point.every((half) => half instanceof Uint8Array && half.length === 32) ? joined(...point) : null;
}

/**
 * The step that the holder's key signed, or null.
 * @param {string} code
 * @param {Claims} claims
 */
async function proven(code, claims) {
  const bytes = code.length === FOLDED ? unfolded(code) : null;
  if (!bytes || !claims.holder) return null;
  const step = bytes.slice(0, 4);
  const key = await cose.keyOf(claims.holder).catch(() => null);
  const signed = joined(ofText("WD1"), claims.id, step);
  const own = key && (await cose.isSigned(key, bytes.slice(4), signed));
  return own ? new DataView(step.buffer).getUint32(0) : null;
}
