// @ts-check
/** A photograph of sheets becomes a list of rows. Nothing of it leaves this browser. */

import { band, rows, turned } from "./reading.js";

const READER = new URL("../vendor/zxing/reader/index.js", import.meta.url).href;
const BYTES = new URL("../vendor/zxing/zxing_reader.wasm", import.meta.url).href;
const OPTIONS = { formats: ["QRCode"], maxNumberOfSymbols: 255, tryHarder: true, tryDownscale: true };
const LONGEST = 4000;
const SHARP = 2;

const photo = /** @type {HTMLInputElement} */ (document.getElementById("photo"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const sheets = /** @type {HTMLElement} */ (document.getElementById("sheets"));

stayBeside();
photo.addEventListener("change", async () => {
  const files = [...(photo.files || [])];
  photo.value = "";
  sheets.replaceChildren();
  let count = 0;
  said.textContent = said.dataset.reading || "";
  for (const file of files) {
    const picture = await opened(file);
    if (!picture) {
      said.textContent = said.dataset.broken || "";
      continue;
    }
    count += show(picture, rows(await seen(picture)));
  }
  if (count) said.textContent = (said.dataset.found || "").replace("{n}", String(count));
  else if (said.textContent === said.dataset.reading) said.textContent = said.dataset.none || "";
});

/** What is opened beside the photograph stays there when it is sent, and the photograph too. */
function stayBeside() {
  const aside = document.getElementById("beside");
  if (!aside) return;
  aside.setAttribute("hx-boost", "true");
  aside.setAttribute("hx-target", "#beside");
  aside.setAttribute("hx-swap", "innerHTML show:none");
  aside.setAttribute("hx-push-url", "false");
  let page = "";
  aside.addEventListener("htmx:afterSwap", (event) => {
    page = /** @type {CustomEvent} */ (event).detail.xhr.responseURL || page;
  });
  aside.addEventListener("htmx:configRequest", (event) => {
    const { elt, ...asked } = /** @type {CustomEvent} */ (event).detail;
    if (elt.matches("form") && !elt.hasAttribute("action") && asked.verb === "post") {
      /** @type {CustomEvent} */ (event).detail.path = page;
    }
  });
}

/** @param {File} file */
async function opened(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas;
  } catch {
    return null;
  }
}

/** The reader is fetched when the first photograph is there.
 * @param {HTMLCanvasElement} picture
 */
async function seen(picture) {
  const { prepareZXingModule, readBarcodes } = await import(READER);
  prepareZXingModule({ overrides: { locateFile: () => BYTES } });
  return readBarcodes(pixels(picture), OPTIONS);
}

/** @param {HTMLCanvasElement} canvas */
function pixels(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * @param {HTMLCanvasElement} picture
 * @param {import("./reading.js").Row[]} found
 */
function show(picture, found) {
  const angle = turned(found);
  for (const row of found) sectionOf(row.sheet).append(line(picture, row, angle));
  return found.length;
}

/** @param {string} code */
function sectionOf(code) {
  const known = sheets.querySelector(`section[data-sheet="${CSS.escape(code)}"] ol`);
  if (known) return known;
  const section = copy("sheet");
  section.dataset.sheet = code;
  /** @type {HTMLElement} */ (section.querySelector("[data-code]")).textContent = code;
  sheets.append(section);
  return /** @type {HTMLElement} */ (section.querySelector("ol"));
}

/**
 * @param {HTMLCanvasElement} picture
 * @param {import("./reading.js").Row} row
 * @param {number} angle
 */
function line(picture, row, angle) {
  const item = copy("row");
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  link.href = row.path;
  link.addEventListener("click", () => {
    sheets.querySelector("li.open")?.classList.remove("open");
    item.classList.add("open");
  });
  /** @type {HTMLElement} */ (item.querySelector("[data-number]")).textContent = String(row.number);
  cut(picture, /** @type {HTMLCanvasElement} */ (item.querySelector("canvas")), row, angle);
  return item;
}

/**
 * @param {HTMLCanvasElement} picture
 * @param {HTMLCanvasElement} target
 * @param {import("./reading.js").Row} row
 * @param {number} angle
 */
function cut(picture, target, row, angle) {
  const { left, top, width, height } = band(row, Math.hypot(picture.width, picture.height));
  const scale = Math.min(1, (1400 * SHARP) / width);
  target.width = Math.round(width * scale);
  target.height = Math.round(height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (target.getContext("2d"));
  context.scale(scale, scale);
  context.translate(-left, -top);
  context.rotate(-angle);
  context.drawImage(picture, -row.at.x, -row.at.y);
}

/** @param {string} id */
function copy(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  const made = template.content.firstElementChild;
  return /** @type {HTMLElement} */ (/** @type {Element} */ (made).cloneNode(true));
}
