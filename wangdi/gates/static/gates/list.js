// @ts-check
/**
 * The list of one gate: what the server decided ahead for every pass, plate and door of its place.
 * Signed by the office; every row lies under a salted hash and is closed with the rest of that
 * hash, so that a row is read only by who holds the pass, the plate or the door's number. No DOM.
 */

import { decode } from "./cbor.js";
import { opened } from "./cose.js";
import { hex, joined, ofText, uuid } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {"pass" | "digits" | "plate" | "door" | "member"} Kind */
/** @typedef {{name: string, pass: Bytes | null, person: string | null, before: number}} Member */
/** @typedef {{body: Map<string, any>, rows: Map<string, Bytes>}} List */

export const FORMAT = 1;
const KEY = 8;

/**
 * @param {Uint8Array} bytes as the server gave it
 * @param {import("./cose.js").Keys} keys the office's keys that this phone trusts
 * @returns {Promise<List | null>} null where it is not the office's, or of another format
 */
export async function open(bytes, keys) {
  const payload = await opened(bytes, keys);
  const body = payload && /** @type {Map<string, any>} */ (decode(payload));
  if (!body || body.get("v") !== FORMAT) return null;
  return { body, rows: rowsOf(body.get("rows")) };
}

/**
 * @param {Bytes} packed key (8), length (1), closed row
 * @returns {Map<string, Bytes>}
 */
function rowsOf(packed) {
  const rows = new Map();
  for (let at = 0; at < packed.length; ) {
    const begin = at + KEY + 1;
    const end = begin + packed[begin - 1];
    rows.set(hex(packed.subarray(at, at + KEY)), packed.subarray(begin, end));
    at = end;
  }
  return rows;
}

/**
 * What the list has under a pass, a plate, four digits, a door, or a member of a household.
 * @param {List} list
 * @param {Kind} kind
 * @param {Uint8Array | string} name
 * @returns {Promise<any[] | null>}
 */
export async function row(list, kind, name) {
  const asked = joined(list.body.get("salt"), ofText(`${kind}:`), typeof name === "string" ? ofText(name) : name);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", asked));
  const closed = list.rows.get(hex(hash.subarray(0, KEY)));
  if (!closed) return null;
  const pad = await padOf(hash, closed.length);
  return /** @type {any[]} */ (decode(closed.map((byte, at) => byte ^ pad[at])));
}

/**
 * What a row is closed with: the rest of its hash, and hashes of the whole where it is longer.
 * @param {Bytes} hash
 * @param {number} length bytes
 */
async function padOf(hash, length) {
  let pad = hash.slice(KEY);
  for (let turn = 1; pad.length < length; turn += 1) {
    const next = await crypto.subtle.digest("SHA-256", joined(hash, Uint8Array.of(turn)));
    pad = joined(pad, new Uint8Array(next));
  }
  return pad;
}

/**
 * The members of a household as the guard may see them: masked names.
 * @param {List} list
 * @param {Bytes} household
 * @param {number} count
 * @returns {Promise<Member[]>}
 */
export async function members(list, household, count) {
  const asked = Array.from({ length: count }, (_, at) => row(list, "member", joined(household, Uint8Array.of(at))));
  const found = await Promise.all(asked);
  return found.flatMap((one) => (one ? [{ name: one[0], pass: one[1], person: one[2] && uuid(one[2]), before: one[3] }] : []));
}
