// @ts-check
/** Bytes into text and back, and whether two are the same. No DOM. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * @param {string} text base64url without padding
 * @returns {Bytes}
 */
export function fromBase64url(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/**
 * @param {string} text
 * @returns {Bytes}
 */
export function ofText(text) {
  return new TextEncoder().encode(text);
}

/**
 * @param {...Uint8Array} parts
 * @returns {Bytes}
 */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The 16 bytes of a uuid as it is written.
 * @param {Uint8Array} bytes
 */
export function uuid(bytes) {
  const text = hex(bytes);
  return [8, 12, 16, 20, 32].map((end, at) => text.slice([0, 8, 12, 16, 20][at], end)).join("-");
}

/**
 * @param {string} text a uuid
 * @returns {Bytes}
 */
export function ofUuid(text) {
  const plain = text.replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(plain.slice(at * 2, at * 2 + 2), 16));
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
export function same(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
