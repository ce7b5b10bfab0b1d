// @ts-check
/** Keys of records: UUID version 7, made where the thing happened. No DOM. */

import { uuid } from "./bytes.js";

/** @param {number} at milliseconds */
export function key(at) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(at / 0x10000));
  new DataView(bytes.buffer).setUint16(4, at % 0x10000);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return uuid(bytes);
}
