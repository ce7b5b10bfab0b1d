// @ts-check
/** What the worker may read on his own phone: sealed by the local key, bound to where it stands. */

import { random, text, utf8 } from "./bytes.js";

/** @typedef {{nonce: Uint8Array<ArrayBuffer>, box: ArrayBuffer}} Copy */

/** @param {CryptoKey} key @param {string} place what it is bound to @param {unknown} value
 * @returns {Promise<Copy>} */
export async function hide(key, place, value) {
  const nonce = random(12);
  const how = { name: "AES-GCM", iv: nonce, additionalData: utf8(place) };
  return { nonce, box: await crypto.subtle.encrypt(how, key, utf8(JSON.stringify(value))) };
}

/** The value, or null where this key does not open it (the PIN was chosen anew since).
 * @param {CryptoKey} key @param {string} place @param {Copy | null | undefined} copy
 * @returns {Promise<any>} */
export async function show(key, place, copy) {
  if (!copy) return null;
  const how = { name: "AES-GCM", iv: copy.nonce, additionalData: utf8(place) };
  try {
    return JSON.parse(text(await crypto.subtle.decrypt(how, key, copy.box)));
  } catch {
    return null;
  }
}
