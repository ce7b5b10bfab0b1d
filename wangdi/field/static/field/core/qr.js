// @ts-check
/** A QR code of a text in ASCII, after ISO/IEC 18004: byte mode, correction level L, any version. */

const CORRECTING = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];
const LEVEL_L = 1;
/** @type {Array<(x: number, y: number) => boolean>} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** @typedef {{size: number, dark: Uint8Array, fixed: Uint8Array}} Grid */

/** @param {string} text @returns {boolean[][]} rows of modules, true is dark */
export function modules(text) {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
  const version = fitting(bytes.length);
  const bare = patterned(version);
  place(bare, interleaved(version, coded(version, bytes)));
  const tried = MASKS.map((mask, number) => masked(bare, mask, number));
  const best = tried.reduce((one, other) => (penalty(other) < penalty(one) ? other : one));
  return Array.from({ length: best.size }, (_, y) => Array.from({ length: best.size }, (_, x) => best.dark[y * best.size + x] === 1));
}

/** @param {number} version */
function capacity(version) {
  const aligned = version > 1 ? Math.floor(version / 7) + 2 : 0;
  let bits = (16 * version + 128) * version + 64;
  if (version > 1) bits -= (25 * aligned - 10) * aligned - 55;
  if (version >= 7) bits -= 36;
  return { all: Math.floor(bits / 8), data: Math.floor(bits / 8) - CORRECTING[version - 1] * BLOCKS[version - 1] };
}

/** @param {number} length bytes */
function fitting(length) {
  for (let version = 1; version <= 40; version += 1) {
    if (length + (version < 10 ? 2 : 3) <= capacity(version).data) return version;
  }
  throw new RangeError("too long for one code");
}

/** Mode, length, the bytes, and what fills up. @param {number} version @param {number[]} bytes */
function coded(version, bytes) {
  /** @type {number[]} */ const bits = [];
  const put = (/** @type {number} */ value, /** @type {number} */ length) => { for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = capacity(version).data * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) put(filler, 8);
  return Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0));
}

/** @param {number} one @param {number} other in the field of 256 with the polynomial 0x11d */
function times(one, other) {
  let product = 0;
  for (let at = 7; at >= 0; at -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((other >>> at) & 1) * one);
  return product;
}

/** @param {number} degree */
function divisor(degree) {
  const found = [...new Array(degree - 1).fill(0), 1];
  for (let turn = 0, root = 1; turn < degree; turn += 1, root = times(root, 2)) {
    for (let at = 0; at < degree; at += 1) found[at] = times(found[at], root) ^ (found[at + 1] ?? 0);
  }
  return found;
}

/** @param {number[]} data @param {number[]} by */
function remainder(data, by) {
  const rest = new Array(by.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    by.forEach((one, at) => { rest[at] ^= times(one, factor); });
  }
  return rest;
}

/** The blocks with what corrects them, one byte of each in turn. @param {number} version @param {number[]} data */
function interleaved(version, data) {
  const [blocks, correcting] = [BLOCKS[version - 1], CORRECTING[version - 1]];
  const whole = capacity(version).all;
  const short = blocks - (whole % blocks);
  const length = Math.floor(whole / blocks) - correcting;
  const by = divisor(correcting);
  const parts = [];
  for (let block = 0, at = 0; block < blocks; block += 1) {
    const those = data.slice(at, at + length + (block < short ? 0 : 1));
    at += those.length;
    parts.push({ data: those, rest: remainder(those, by) });
  }
  const found = [];
  for (let at = 0; at <= length; at += 1) for (const part of parts) if (at < part.data.length) found.push(part.data[at]);
  for (let at = 0; at < correcting; at += 1) for (const part of parts) found.push(part.rest[at]);
  return found;
}

/** Finders, timing, alignment, and room for the format. @param {number} version @returns {Grid} */
function patterned(version) {
  const size = version * 4 + 17;
  const grid = { size, dark: new Uint8Array(size * size), fixed: new Uint8Array(size * size) };
  for (let at = 0; at < size; at += 1) {
    set(grid, 6, at, at % 2 === 0);
    set(grid, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(grid, x, y, 4, [2, 4]);
  const lines = alignment(version, size);
  const last = lines.length - 1;
  lines.forEach((x, i) => lines.forEach((y, j) => {
    if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) rings(grid, x, y, 2, [1]);
  }));
  format(grid, 0);
  if (version >= 7) numbered(grid, version);
  return grid;
}

/** @param {Grid} grid @param {number} x @param {number} y @param {boolean | number} dark */
function set(grid, x, y, dark) {
  grid.dark[y * grid.size + x] = Number(dark);
  grid.fixed[y * grid.size + x] = 1;
}

/** Squares around a middle, dark but for the `light` rings. @param {Grid} grid @param {number} x @param {number} y
 * @param {number} reach @param {number[]} light */
function rings(grid, x, y, reach, light) {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const inside = x + dx >= 0 && x + dx < grid.size && y + dy >= 0 && y + dy < grid.size;
      if (inside) set(grid, x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

/** @param {number} version @param {number} size */
function alignment(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - step * (count - 2 - at))];
}

/** @param {Grid} grid @param {number} mask */
function format(grid, mask) {
  const data = (LEVEL_L << 3) | mask;
  let rest = data;
  for (let at = 0; at < 10; at += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const bit = (/** @type {number} */ at) => (bits >>> at) & 1;
  const { size } = grid;
  for (let at = 0; at <= 5; at += 1) set(grid, 8, at, bit(at));
  set(grid, 8, 7, bit(6));
  set(grid, 8, 8, bit(7));
  set(grid, 7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) set(grid, 14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) set(grid, size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) set(grid, 8, size - 15 + at, bit(at));
  set(grid, 8, size - 8, true);
}

/** @param {Grid} grid @param {number} version */
function numbered(grid, version) {
  let rest = version;
  for (let at = 0; at < 12; at += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const [far, near] = [grid.size - 11 + (at % 3), Math.floor(at / 3)];
    set(grid, far, near, (bits >>> at) & 1);
    set(grid, near, far, (bits >>> at) & 1);
  }
}

/** In zigzag from the lower right. @param {Grid} grid @param {number[]} bytes */
function place(grid, bytes) {
  const { size } = grid;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let down = 0; down < size; down += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - down : down;
      for (const x of [right, right - 1]) {
        if (grid.fixed[y * size + x] || at >= bytes.length * 8) continue;
        grid.dark[y * size + x] = (bytes[at >>> 3] >>> (7 - (at & 7))) & 1;
        at += 1;
      }
    }
  }
}

/** @param {Grid} bare @param {(x: number, y: number) => boolean} mask @param {number} number @returns {Grid} */
function masked(bare, mask, number) {
  const grid = { size: bare.size, dark: bare.dark.slice(), fixed: bare.fixed };
  for (let at = 0; at < grid.dark.length; at += 1) {
    if (!grid.fixed[at] && mask(at % grid.size, Math.floor(at / grid.size))) grid.dark[at] ^= 1;
  }
  format(grid, number);
  return grid;
}

/** Long runs, and as many dark as light: the two rules that matter to a camera. @param {Grid} grid */
function penalty({ size, dark }) {
  let sum = 0;
  for (const [along, across] of [[1, size], [size, 1]]) {
    for (let line = 0; line < size; line += 1) {
      for (let at = 1, run = 1; at < size; at += 1) {
        run = dark[line * across + at * along] === dark[line * across + (at - 1) * along] ? run + 1 : 1;
        if (run >= 5) sum += run === 5 ? 3 : 1;
      }
    }
  }
  const share = dark.reduce((all, one) => all + one, 0) / dark.length;
  return sum + Math.floor(Math.abs(share - 0.5) * 20) * 10;
}
