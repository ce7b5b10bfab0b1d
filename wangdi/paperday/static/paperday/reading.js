// @ts-check
/**
 * What the pictures of a photographed sheet say, and where each row lies on it. No DOM here.
 * @typedef {{x: number, y: number}} Point
 * @typedef {{topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point}} Corners
 * @typedef {{text: string, position: Corners}} Seen
 * @typedef {{sheet: string, number: number, path: string, at: Point, size: number, angle: number}} Row
 */

const OURS = /^\/(?:paper|screening\/s)\/([0-9A-Za-z]{4,12})\/(\d{1,3})\/$/;
const ABOVE = 0.18;

/**
 * The rows of our own sheets among what was seen; addresses of elsewhere and other codes are left.
 * Whatever host stands in them, only the path counts: an office may have moved.
 * @param {Seen[]} seen
 * @returns {Row[]} sheet by sheet, row by row, each once
 */
export function rows(seen) {
  /** @type {Map<string, Row>} */
  const found = new Map();
  for (const one of seen) {
    const path = pathOf(one.text);
    const match = path && OURS.exec(path);
    if (!match) continue;
    const [, code, number] = match;
    found.set(path, { sheet: code.toUpperCase(), number: Number(number), path, ...placed(one.position) });
  }
  return [...found.values()].sort((a, b) => a.sheet.localeCompare(b.sheet) || a.number - b.number);
}

/** @param {string} text */
function pathOf(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.pathname : "";
  } catch {
    return "";
  }
}

/** @param {Corners} corners */
function placed({ topLeft, topRight, bottomRight, bottomLeft }) {
  const width = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  const height = Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y);
  const x = (topLeft.x + topRight.x + bottomRight.x + bottomLeft.x) / 4;
  const y = (topLeft.y + topRight.y + bottomRight.y + bottomLeft.y) / 4;
  const angle = Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x);
  return { at: { x, y }, size: Math.max(width, height), angle };
}

/**
 * How far the photograph is turned: the middle angle of its rows, in radians.
 * @param {Row[]} found
 */
export function turned(found) {
  const angles = found.map((one) => one.angle).sort((a, b) => a - b);
  return angles.length ? angles[Math.floor(angles.length / 2)] : 0;
}

/**
 * The band of one row on the photograph once it is turned upright about its own picture: from a
 * little left of the picture as wide as the sheet is, as high as the row.
 * @param {Row} row
 * @param {number} reach pixels from the picture to the farthest corner of the photograph
 */
export function band(row, reach) {
  const height = row.size * (1 + 2 * ABOVE);
  return { left: -row.size * 1.8, top: -height / 2, width: Math.min(reach, row.size * 40) + row.size * 1.8, height };
}
