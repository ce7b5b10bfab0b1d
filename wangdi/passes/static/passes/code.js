// @ts-check
// The bytes of a phone's code, as wangdi/passes/README.md has them. No page, no network.
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
export const STEP_SECONDS = 30;

/** @param {Uint8Array} bytes */
export function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let signs = pair ? 3 : 2; signs > 0; signs--) {
      text += SIGNS[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** @param {number} milliseconds */
export const stepOf = (milliseconds) => Math.floor(milliseconds / 1000 / STEP_SECONDS);

/** What the phone signs: 23 bytes. @param {string} pass its id @param {number} step */
export function message(pass, step) {
  const bytes = new Uint8Array(23);
  bytes.set(new TextEncoder().encode("WD1"));
  bytes.set(fromHex(pass.replaceAll("-", "")), 3);
  new DataView(bytes.buffer).setUint32(19, step);
  return bytes;
}

/** Of the two signatures of equal worth the one with the smaller s. @param {Uint8Array} signature */
export function low(signature) {
  const s = BigInt("0x" + hex(signature.slice(32)));
  if (s <= ORDER / 2n) return signature;
  const out = new Uint8Array(signature);
  out.set(fromHex((ORDER - s).toString(16).padStart(64, "0")), 32);
  return out;
}

/** @param {string} token @param {number} step @param {Uint8Array} signature */
export function turned(token, step, signature) {
  const head = new Uint8Array(68);
  new DataView(head.buffer).setUint32(0, step);
  head.set(low(signature), 4);
  return "WD1*" + base45(head) + token.slice(4);
}

/** The whole text for an instant. @param {CryptoKey} key @param {string} token @param {string} pass @param {number} now */
export async function code(key, token, pass, now) {
  const step = stepOf(now);
  const how = { name: "ECDSA", hash: "SHA-256" };
  const signature = await crypto.subtle.sign(how, key, message(pass, step));
  return turned(token, step, new Uint8Array(signature));
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");

/** @param {string} text */
function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
