// @ts-check
/** The outbox on its way to another phone: one file, or pictures one after another (PROTOCOL.md). */

import { base64url, joined, text, unbase64url, utf8 } from "./bytes.js";
import { CARRIED, carried } from "./rows.js";

const VERSION = 1;
const MARK = "WDO1";
/** Bytes of one picture: small enough for a cheap camera to read at once. */
const PIECE = 450;

/** @typedef {import("./rows.js").Row} Row */

/** What is handed over: sealed as it stands, without the readable copy.
 * @param {Row[]} rows @param {string} device @param {string} made_at @returns {string} */
export const packed = (rows, device, made_at) =>
  JSON.stringify({ wangdi: "outbox", v: VERSION, device, made_at, records: rows.map(carried) });

/** The records of a file; an error whose message is the key of a sentence where it is none.
 * @param {string} file @returns {any[]} */
export function unpacked(file) {
  let read;
  try {
    read = JSON.parse(file);
  } catch {
    throw new Error("hand_unreadable");
  }
  if (read?.wangdi !== "outbox" || !Array.isArray(read.records)) throw new Error("hand_unreadable");
  if (read.v !== VERSION) throw new Error("hand_newer");
  const whole = (/** @type {any} */ one) => CARRIED.every((name) => ["string", "number"].includes(typeof one?.[name]));
  if (!read.records.every(whole)) throw new Error("hand_unreadable");
  return read.records.map(carried);
}

/** @param {string} file @param {string} device @returns {string[]} the text of each picture */
export function frames(file, device) {
  const bytes = utf8(file);
  const count = Math.max(1, Math.ceil(bytes.length / PIECE));
  return Array.from({ length: count }, (_, at) =>
    [MARK, device.slice(0, 8), at, count, base64url(bytes.subarray(at * PIECE, (at + 1) * PIECE))].join(":"));
}

/** Collects pictures in any order, each as often as it comes. */
export class Gathering {
  /** @type {Map<number, string>} */ pieces = new Map();
  source = "";
  count = 0;

  /** @param {string} frame @returns {boolean} whether it belongs to what is gathered */
  take(frame) {
    const [mark, device, at, count, piece] = frame.split(":");
    if (mark !== MARK || !piece) return false;
    const source = `${device}:${count}`;
    if (this.source && source !== this.source) this.pieces.clear();
    this.source = source;
    this.count = Number(count);
    this.pieces.set(Number(at), piece);
    return true;
  }

  isWhole() {
    return this.count > 0 && this.pieces.size === this.count;
  }

  /** @returns {string} the file */
  file() {
    const parts = Array.from({ length: this.count }, (_, at) => unbase64url(this.pieces.get(at) ?? ""));
    return text(joined(...parts));
  }
}
