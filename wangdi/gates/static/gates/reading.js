// @ts-check
/**
 * The text of a QR code in a picture, by the reader of zxing that lies beside these files: nothing
 * is fetched from elsewhere, and no picture is kept.
 */

import { prepareZXingModule, readBarcodes } from "../vendor/zxing/reader/index.js";

const READER = new URL("../vendor/zxing/zxing_reader.wasm", import.meta.url).href;
const OPTIONS = Object.freeze({
  formats: ["QRCode"],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryInvert: false,
  tryDownscale: true,
});

/** Loads the reader, so that the first code is not kept waiting. */
export function ready() {
  return prepareZXingModule({ overrides: { locateFile: () => READER }, fireImmediately: true });
}

/**
 * @param {ImageData} picture
 * @returns {Promise<string | null>} null where no code is seen
 */
export async function read(picture) {
  const [found] = await readBarcodes(picture, OPTIONS);
  return found && found.isValid ? found.text : null;
}
