// @ts-check
/** The sealed box and the mac of PROTOCOL.md: this phone writes, only the house reads. */

import { base64url, joined, random, unbase64url, utf8 } from "./bytes.js";

const NAME = "wangdi-field-1";
const INFO = utf8("wangdi-field-1 sealed");
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const BLOCK = 64;

/** @typedef {{device: string, shift: string, key: string, command: string, made_at: string, boot: string, mono: number}} Head */
/** @typedef {{id: number, public: string}} HouseKey */

/** What a box is bound to. @param {Head} head @returns {Uint8Array<ArrayBuffer>} */
export function place(head) {
  const { device, shift, key, command, made_at, boot, mono } = head;
  return utf8([NAME, device, shift, key, command, made_at, boot, String(mono)].join("\n"));
}

/** @param {HouseKey} house @param {Head} head @param {unknown} payload
 * @param {{own?: CryptoKeyPair, nonce?: Uint8Array<ArrayBuffer>, plain?: string}} [given] by the vectors only
 * @returns {Promise<string>} base64url */
export async function seal(house, head, payload, given = {}) {
  const own = given.own ?? /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const nonce = given.nonce ?? random(12);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const lock = await locked(house, own.privateKey, ephemeral);
  const how = { name: "AES-GCM", iv: nonce, additionalData: place(head) };
  const box = await crypto.subtle.encrypt(how, lock, utf8(given.plain ?? padded(JSON.stringify(payload))));
  const front = Uint8Array.of(1, house.id >> 8, house.id & 255);
  return base64url(joined(front, ephemeral, nonce, new Uint8Array(box)));
}

/** By which the house knows who made the record. @param {string} token @param {Head} head @param {string} sealed */
export async function mac(token, head, sealed) {
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8(token), how, false, ["sign"]);
  const bytes = joined(place(head), utf8("\n"), unbase64url(sealed));
  return base64url(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes)));
}

/** Spaces at the end, so that the length of a box does not tell what a door answered.
 * @param {string} plain */
const padded = (plain) => plain + " ".repeat((BLOCK - (utf8(plain).length % BLOCK)) % BLOCK);

/** @param {HouseKey} house @param {CryptoKey} own @param {Uint8Array<ArrayBuffer>} ephemeral */
async function locked(house, own, ephemeral) {
  const other = await crypto.subtle.importKey("raw", unbase64url(house.public), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const seed = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: ephemeral, info: INFO };
  return crypto.subtle.deriveKey(how, seed, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}
