// @ts-check
/** What a person reads from a thermometer, as he writes it; asks back instead of guessing. */

const LOWEST = 34;
const HIGHEST = 43;

/** @param {string} written @returns {{value: string, suggestion: string}} `value` empty: not believable */
export function read(written) {
  const plain = written.trim().replace(/[,，。．]/g, ".").replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const number = /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : NaN;
  if (number >= LOWEST && number <= HIGHEST) return { value: number.toFixed(1), suggestion: "" };
  const meant = [number / 10, number * 10].find((one) => one >= LOWEST && one <= HIGHEST);
  return { value: "", suggestion: meant ? meant.toFixed(1) : "" };
}

/** @param {string} value @param {number | string} line the fever line of the profile */
export const isFever = (value, line) => Number(value) >= Number(line);
