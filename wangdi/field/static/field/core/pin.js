// @ts-check
/** The key of what can be read on this phone, wrapped by a PIN; it leaves this module unreadable. */

import { random } from "./bytes.js";

const ROUNDS = 600_000;
const LENGTH = 256;

/** @typedef {{salt: Uint8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>, wrapped: ArrayBuffer, rounds: number}} Wrapped */

/** A new local key and the same wrapped by the PIN.
 * @param {string} pin @returns {Promise<{key: CryptoKey, wrapped: Wrapped}>} */
export async function make(pin) {
  const salt = random(16);
  const nonce = random(12);
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: LENGTH }, true, ["encrypt", "decrypt"]);
  const wrapper = await derived(pin, salt, ROUNDS);
  const wrapped = await crypto.subtle.wrapKey("raw", fresh, wrapper, { name: "AES-GCM", iv: nonce });
  const kept = { salt, nonce, wrapped, rounds: ROUNDS };
  const key = await open(pin, kept);
  if (!key) throw new Error("the key just wrapped does not open");
  return { key, wrapped: kept };
}

/** The local key, or null where the PIN is another one.
 * @param {string} pin @param {Wrapped} kept @returns {Promise<CryptoKey | null>} */
export async function open(pin, kept) {
  const wrapper = await derived(pin, kept.salt, kept.rounds);
  const how = { name: "AES-GCM", iv: kept.nonce };
  try {
    return await crypto.subtle.unwrapKey("raw", kept.wrapped, wrapper, how, { name: "AES-GCM" }, false, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
}

/** @param {string} pin @param {Uint8Array<ArrayBuffer>} salt @param {number} rounds */
async function derived(pin, salt, rounds) {
  const given = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, given, { name: "AES-GCM", length: LENGTH }, false, ["wrapKey", "unwrapKey"]);
}
