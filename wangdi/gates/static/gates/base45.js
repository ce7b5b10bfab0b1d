// @ts-check
/** Base45 as RFC 9285 has it: the text of a QR code back into bytes, and to text. No DOM. */

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VALUES = new Map([...ALPHABET].map((sign, value) => [sign, value]));

/**
 * The bytes of `text`. Throws RangeError for a sign, a length or a group that base45 cannot have,
 * so that no two texts mean the same bytes.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode(text) {
  if (text.length % 3 === 1) throw new RangeError("base45: one sign is left over");
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 ? 1 : 0));
  let at = 0;
  for (let from = 0; from < text.length; from += 3) {
    const signs = text.slice(from, from + 3);
    const value = [...signs].reduce((sum, sign, place) => sum + valueOf(sign) * 45 ** place, 0);
    if (signs.length === 3) {
      if (value > 0xffff) throw new RangeError("base45: a group is too large");
      bytes[at++] = value >> 8;
    } else if (value > 0xff) throw new RangeError("base45: the last group is too large");
    bytes[at++] = value & 0xff;
  }
  return bytes;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    const value = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    text += ALPHABET[value % 45] + ALPHABET[Math.floor(value / 45) % 45];
    if (pair) text += ALPHABET[Math.floor(value / 2025)];
  }
  return text;
}

/** @param {string} sign */
function valueOf(sign) {
  const value = VALUES.get(sign);
  if (value === undefined) throw new RangeError("base45: a sign that is not of it");
  return value;
}
