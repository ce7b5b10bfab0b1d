// @ts-check
/** A QR code as a drawing: dark on white also where the page is dark. */

import { modules } from "../core/qr.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/** @param {string} text */
export function drawn(text) {
  const rows = modules(text);
  const side = rows.length + QUIET * 2;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join("");
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${side} ${side}`);
  drawing.setAttribute("class", "qr");
  drawing.setAttribute("shape-rendering", "crispEdges");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", "QR");
  const white = document.createElementNS(SVG, "rect");
  const black = document.createElementNS(SVG, "path");
  for (const [name, value] of [["width", side], ["height", side], ["fill", "#fff"]]) white.setAttribute(String(name), String(value));
  black.setAttribute("d", path);
  drawing.append(white, black);
  return drawing;
}
