// @ts-check
/**
 * COSE_Sign1 with ES256 (RFC 9052), verified by WebCrypto: the one shape that passes and lists come
 * in. Headers are taken only as the office writes them, and of the two signatures of equal worth
 * only the one with the smaller half, so that nothing signed has a second spelling. No DOM.
 */

import * as cbor from "./cbor.js";
import { hex, joined, same } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {Map<string, CryptoKey>} Keys by kid, in hex */

const SIGN1 = 18;
const KID = 4;
const HEADER = Uint8Array.of(0xa2, 0x01, 0x26, 0x04, 0x44);
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;
const ES256 = { name: "ECDSA", hash: "SHA-256" };
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/**
 * A public key from x and y.
 * @param {Uint8Array} point 64 bytes
 */
export function keyOf(point) {
  const whole = joined(Uint8Array.of(4), point);
  return crypto.subtle.importKey("raw", whole, CURVE, false, ["verify"]);
}

/**
 * Public keys as the browser verifies with them.
 * @param {(JsonWebKey & {kid: string})[]} jwks `kid` in hex
 * @returns {Promise<Keys>}
 */
export async function keysOf(jwks) {
  const made = jwks.map(async ({ kid, kty, crv, x, y }) => {
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, CURVE, false, ["verify"]);
    return /** @type {[string, CryptoKey]} */ ([kid, key]);
  });
  return new Map(await Promise.all(made));
}

/**
 * Whether `key` made `signature`, in the one spelling that is taken.
 * @param {CryptoKey} key
 * @param {Bytes} signature
 * @param {Bytes} signed
 */
export async function isSigned(key, signature, signed) {
  if (signature.length !== 64) return false;
  const s = BigInt(`0x${hex(signature.subarray(32))}`);
  if (s === 0n || s > HALF_ORDER) return false;
  return crypto.subtle.verify(ES256, key, signature, signed);
}

/**
 * What was signed, or null: another shape, an unknown key, a signature that is not its own.
 * @param {Uint8Array} bytes
 * @param {Keys} keys
 * @returns {Promise<Bytes | null>}
 */
export async function opened(bytes, keys) {
  const parts = partsOf(decoded(bytes));
  const key = parts && keys.get(hex(parts.header.subarray(HEADER.length)));
  if (!parts || !key) return null;
  const signed = cbor.encodeArray(["Signature1", parts.header, new Uint8Array(0), parts.payload]);
  return (await isSigned(key, parts.signature, signed)) ? parts.payload : null;
}

/**
 * @param {unknown} whole
 * @returns {{header: Bytes, payload: Bytes, signature: Bytes} | null}
 */
function partsOf(whole) {
  if (!(whole instanceof cbor.Tagged) || whole.tag !== SIGN1) return null;
  if (!Array.isArray(whole.value) || whole.value.length !== 4) return null;
  const [header, unsigned, payload, signature] = whole.value;
  if (!(unsigned instanceof Map) || unsigned.size) return null;
  if (![header, payload, signature].every((part) => part instanceof Uint8Array)) return null;
  const known = header.length === HEADER.length + KID && same(header.subarray(0, HEADER.length), HEADER);
  return known ? { header, payload, signature } : null;
}

/**
 * A CBOR value, or null where the bytes are none.
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  try {
    return cbor.decode(bytes);
  } catch {
    return null;
  }
}
