// @ts-check
/** Bytes, their texts, and keys of records. */

const SPELLED = new TextEncoder();
const READ = new TextDecoder("utf-8", { fatal: true });

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export const utf8 = (text) => SPELLED.encode(text);

/** @param {BufferSource} bytes @returns {string} */
export const text = (bytes) => READ.decode(bytes);

/** @param {...Uint8Array} parts @returns {Uint8Array<ArrayBuffer>} */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes @returns {string} base64url without padding */
export function base64url(bytes) {
  let raw = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    raw += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} spelled base64url or base64 @returns {Uint8Array<ArrayBuffer>} */
export function unbase64url(spelled) {
  const raw = atob(spelled.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** @param {number} count @returns {Uint8Array<ArrayBuffer>} */
export const random = (count) => crypto.getRandomValues(new Uint8Array(count));

/** @param {Uint8Array} bytes @returns {string} */
export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

/** @param {BufferSource} bytes @returns {Promise<string>} hex */
export async function sha256(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The key of a record, made where it happened; its first 48 bits are milliseconds.
 * @param {number} now milliseconds @returns {string} a UUID of version 7 */
export function uuid7(now) {
  const bytes = random(16);
  let left = Math.max(0, Math.floor(now));
  for (let at = 5; at >= 0; at--) {
    bytes[at] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return dashed(bytes);
}

/** @param {Uint8Array} bytes sixteen @returns {string} */
export function dashed(bytes) {
  const all = hex(bytes);
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join("-");
}

/** @param {string} uuid @returns {Uint8Array<ArrayBuffer>} sixteen bytes */
export function undashed(uuid) {
  const all = uuid.replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, at) => parseInt(all.slice(at * 2, at * 2 + 2), 16));
}
