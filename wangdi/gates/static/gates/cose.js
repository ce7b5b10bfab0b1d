// @ts-check
/**
 * COSE_Sign1 with ES256 (RFC 9052), verified by WebCrypto: the one shape a pass comes in. Headers
 * are taken only as the office writes them, so that every bit of a pass is under its signature or
 * refused. No DOM.
 */

import * as cbor from "./cbor.js";
import { ofText, same } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {Map<string, CryptoKey>} Keys by kid */

const SIGN1 = 18;
const KID = 4;
const ES256_HEADER = Uint8Array.from([0xa1, 0x01, 0x26]);
export const ES256 = { name: "ECDSA", hash: "SHA-256" };
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/**
 * Public keys as the browser verifies with them.
 * @param {(JsonWebKey & {kid: string})[]} jwks
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
 * What was signed, or null: another shape, an unknown key, a signature that is not its own.
 * @param {Uint8Array} bytes
 * @param {Keys} keys
 * @returns {Promise<Bytes | null>}
 */
export async function opened(bytes, keys) {
  const parts = partsOf(bytes);
  const key = parts && keys.get(parts.kid);
  if (!parts || !key) return null;
  const signed = cbor.encodeArray(["Signature1", ES256_HEADER, ofText(""), parts.payload]);
  const own = await crypto.subtle.verify(ES256, key, parts.signature, signed);
  return own ? parts.payload : null;
}

/**
 * @param {Uint8Array} bytes
 * @returns {{kid: string, payload: Bytes, signature: Bytes} | null}
 */
function partsOf(bytes) {
  const whole = decoded(bytes);
  if (!(whole instanceof cbor.Tagged) || whole.tag !== SIGN1) return null;
  if (!Array.isArray(whole.value) || whole.value.length !== 4) return null;
  const [header, unsigned, payload, signature] = whole.value;
  if (!(header instanceof Uint8Array) || !same(header, ES256_HEADER)) return null;
  if (!(unsigned instanceof Map) || unsigned.size !== 1) return null;
  const kid = unsigned.get(KID);
  const texts = [kid, payload, signature].every((part) => part instanceof Uint8Array);
  if (!texts || signature.length !== 64) return null;
  return { kid: new TextDecoder().decode(kid), payload, signature };
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
