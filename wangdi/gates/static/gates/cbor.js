// @ts-check
/**
 * The part of CBOR (RFC 8949) that passes and lists are written in: integers, byte and text
 * strings, arrays, maps, yes, no, nothing, one tag. Everything in its shortest form and of a told
 * length, no key twice, nothing left over: whatever else comes is refused, so that no two writings
 * mean the same pass. No DOM.
 */

import { joined, ofText } from "./bytes.js";

const DEEPEST = 8;
const SIMPLE = new Map([[20, false], [21, true], [22, null]]);

/** A value with a tag before it. */
export class Tagged {
  /**
   * @param {number} tag
   * @param {unknown} value
   */
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

/**
 * One value that fills all of `bytes`. Throws RangeError for anything else.
 * @param {Uint8Array} bytes
 * @returns {unknown}
 */
export function decode(bytes) {
  const reader = { bytes, at: 0 };
  const value = read(reader, 0);
  if (reader.at !== bytes.length) throw new RangeError("cbor: something is left over");
  return value;
}

/**
 * @param {{bytes: Uint8Array, at: number}} reader
 * @param {number} depth
 * @returns {unknown}
 */
function read(reader, depth) {
  if (depth > DEEPEST) throw new RangeError("cbor: too deep");
  const [major, size] = head(reader);
  if (major === 7 && SIMPLE.has(size)) return SIMPLE.get(size);
  if (major === 0) return size;
  if (major === 1) return -1 - size;
  if (major === 2) return take(reader, size).slice();
  if (major === 3) return new TextDecoder("utf-8", { fatal: true }).decode(take(reader, size));
  if (major === 4) return Array.from({ length: within(reader, size) }, () => read(reader, depth + 1));
  if (major === 5) return map(reader, within(reader, size), depth);
  if (major === 6) return new Tagged(size, read(reader, depth + 1));
  throw new RangeError("cbor: a kind that no pass has");
}

/**
 * @param {{bytes: Uint8Array, at: number}} reader
 * @returns {[number, number]}
 */
function head(reader) {
  const first = take(reader, 1)[0];
  const short = first & 31;
  if (short < 24) return [first >> 5, short];
  if (short > 27) throw new RangeError("cbor: no told length");
  const width = 2 ** (short - 24);
  const size = take(reader, width).reduce((sum, byte) => sum * 256 + byte, 0);
  const least = width === 1 ? 24 : 2 ** (4 * width);
  if (size < least || size > Number.MAX_SAFE_INTEGER) throw new RangeError("cbor: not in its shortest form");
  return [first >> 5, size];
}

/**
 * @param {{bytes: Uint8Array, at: number}} reader
 * @param {number} size
 * @param {number} depth
 */
function map(reader, size, depth) {
  const found = new Map();
  for (let pair = 0; pair < size; pair += 1) {
    const key = read(reader, depth + 1);
    if (typeof key !== "number" && typeof key !== "string") throw new RangeError("cbor: such a key no pass has");
    if (found.has(key)) throw new RangeError("cbor: a key twice");
    found.set(key, read(reader, depth + 1));
  }
  return found;
}

/**
 * @param {{bytes: Uint8Array, at: number}} reader
 * @param {number} size
 */
function take(reader, size) {
  within(reader, size);
  reader.at += size;
  return reader.bytes.subarray(reader.at - size, reader.at);
}

/**
 * @param {{bytes: Uint8Array, at: number}} reader
 * @param {number} size
 */
function within(reader, size) {
  if (size > reader.bytes.length - reader.at) throw new RangeError("cbor: it ends too early");
  return size;
}

/**
 * What a signature stands over: an array of texts and byte strings.
 * @param {(string | Uint8Array)[]} values
 * @returns {import("./bytes.js").Bytes}
 */
export function encodeArray(values) {
  const parts = values.flatMap((value) => {
    const bytes = typeof value === "string" ? ofText(value) : value;
    return [headOf(typeof value === "string" ? 3 : 2, bytes.length), bytes];
  });
  return joined(headOf(4, values.length), ...parts);
}

/**
 * @param {number} major
 * @param {number} size
 */
function headOf(major, size) {
  const kind = major << 5;
  if (size < 24) return Uint8Array.of(kind | size);
  if (size < 0x100) return Uint8Array.of(kind | 24, size);
  if (size < 0x10000) return Uint8Array.of(kind | 25, size >> 8, size);
  return Uint8Array.of(kind | 26, size >> 24, size >> 16, size >> 8, size);
}
