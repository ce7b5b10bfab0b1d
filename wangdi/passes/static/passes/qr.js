// @ts-check
// A QR code of version 14, error correction M, mask 0: room for 528 signs of base45, which is
// more than any code of a pass has. One version only, so that there is little to be wrong.
const SIZE = 73, DATA = 365, EC = 24, BLOCKS = [40, 40, 40, 40, 41, 41, 41, 41, 41];
const MOST = 528, CENTRES = [6, 26, 46, 66], VERSION = 0x0e60d, FORMAT = 0x5412;
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const EXP = new Uint8Array(512), LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
  x = x & 128 ? (x << 1) ^ 0x11d : x << 1;
}
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

/** The polynomial that the correction words are the remainder of; highest power left out. */
const DIVISOR = (() => {
  let poly = [1];
  for (let i = 0; i < EC; i++) {
    poly = [...poly, 0].map((value, at) => value ^ (at ? times(poly[at - 1], EXP[i]) : 0));
  }
  return poly.slice(1);
})();

/** The words of a text of base45 signs, padded to the full length. @param {string} text */
function words(text) {
  if (text.length > MOST) throw new RangeError("longer than a pass can be");
  const bits = [];
  const put = (value, length) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  put(2, 4);
  put(text.length, 11);
  for (let at = 0; at < text.length; at += 2) {
    const pair = [...text.slice(at, at + 2)].map((sign) => SIGNS.indexOf(sign));
    if (pair.includes(-1)) throw new RangeError("a sign that is none of base45");
    if (pair.length === 2) put(pair[0] * 45 + pair[1], 11);
    else put(pair[0], 6);
  }
  put(0, Math.min(4, DATA * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const out = [];
  for (let at = 0; at < bits.length; at += 8) out.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0xec; out.length < DATA; pad ^= 0xfd) out.push(pad);
  return out;
}

/** @param {number[]} block */
function correction(block) {
  const rest = new Array(EC).fill(0);
  for (const word of block) {
    const factor = word ^ /** @type {number} */ (rest.shift());
    rest.push(0);
    DIVISOR.forEach((value, at) => (rest[at] ^= times(value, factor)));
  }
  return rest;
}

/** Data and correction words as they lie in the picture: the blocks word by word. */
function laid(text) {
  const all = words(text);
  let at = 0;
  const blocks = BLOCKS.map((size) => all.slice(at, (at += size)));
  const fixes = blocks.map(correction);
  const out = [];
  for (let i = 0; i < 41; i++) for (const block of blocks) if (i < block.length) out.push(block[i]);
  for (let i = 0; i < EC; i++) for (const fix of fixes) out.push(fix[i]);
  return out;
}

/** The modules, row by row, 1 is dark; without the quiet zone. @param {string} text */
export function matrix(text) {
  const rows = Array.from({ length: SIZE }, () => new Array(SIZE).fill(-1));
  fixed(rows);
  const stream = laid(text);
  let bit = 0;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < SIZE; step++) {
      const row = up ? SIZE - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (rows[row][column] !== -1) continue;
        const value = bit < stream.length * 8 ? (stream[bit >> 3] >> (7 - (bit & 7))) & 1 : 0;
        rows[row][column] = value ^ ((row + column) % 2 === 0 ? 1 : 0);
        bit++;
      }
    }
  }
  return rows;
}

/** Everything that is the same in every picture. */
function fixed(rows) {
  for (const [top, left] of [[0, 0], [0, SIZE - 7], [SIZE - 7, 0]]) finder(rows, top, left);
  for (const row of CENTRES) for (const column of CENTRES) {
    const corner = (row === 6 && column !== 26 && column !== 46) || (column === 6 && row === 66);
    if (!corner) square(rows, row, column, 2);
  }
  for (let i = 8; i < SIZE - 8; i++) rows[6][i] = rows[i][6] = 1 - (i % 2);
  for (let i = 0; i < 18; i++) {
    const value = (VERSION >> i) & 1, a = Math.floor(i / 3), b = (i % 3) + SIZE - 11;
    rows[a][b] = rows[b][a] = value;
  }
  for (let i = 0; i < 15; i++) {
    const value = (FORMAT >> i) & 1;
    rows[i < 6 ? i : i < 8 ? i + 1 : SIZE - 15 + i][8] = value;
    rows[8][i < 8 ? SIZE - 1 - i : i === 8 ? 7 : 14 - i] = value;
  }
  rows[SIZE - 8][8] = 1;
}

function finder(rows, top, left) {
  square(rows, top + 3, left + 3, 3);
  for (let i = -1; i < 8; i++) {
    for (const [row, column] of [[top - 1, left + i], [top + 7, left + i], [top + i, left - 1], [top + i, left + 7]]) {
      if (rows[row]?.[column] !== undefined) rows[row][column] = 0;
    }
  }
}

function square(rows, row, column, reach) {
  for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) {
    const ring = Math.max(Math.abs(x), Math.abs(y));
    rows[row + y][column + x] = reach === 3 ? +(ring !== 2) : +(ring !== 1);
  }
}
