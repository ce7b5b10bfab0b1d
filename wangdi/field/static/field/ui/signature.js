// @ts-check
/** A signature as a path: whole numbers in a field of 600 by 200. */

import { button, h } from "./dom.js";

const LONGEST = 5800;
const NEAR = 4;

/** @param {string} label @param {string} again @param {(path: string) => void} drawn */
export function signature(label, again, drawn) {
  const canvas = h("canvas", { width: 600, height: 200, class: "signature", role: "img", "aria-label": label });
  const pen = canvas.getContext("2d");
  let path = "";
  /** @type {number[] | null} */
  let last = null;
  [pen.lineWidth, pen.lineCap, pen.lineJoin, pen.strokeStyle] = [4, "round", "round", "#1B2430"];

  /** @param {PointerEvent} event */
  function place(event) {
    const frame = canvas.getBoundingClientRect();
    const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      within(((event.clientX - frame.left) * canvas.width) / frame.width, canvas.width),
      within(((event.clientY - frame.top) * canvas.height) / frame.height, canvas.height),
    ];
  }
  canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (path.length > LONGEST) return;
    last = place(event);
    path += `${path ? " " : ""}M${last.join(" ")}`;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!last || path.length > LONGEST) return;
    const now = place(event);
    if (Math.hypot(now[0] - last[0], now[1] - last[1]) < NEAR) return;
    pen.beginPath();
    pen.moveTo(last[0], last[1]);
    pen.lineTo(now[0], now[1]);
    pen.stroke();
    path += ` L${now.join(" ")}`;
    last = now;
    drawn(path);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { last = null; });
  const clear = () => {
    path = "";
    pen.clearRect(0, 0, canvas.width, canvas.height);
    drawn("");
  };
  return h("div", { class: "ask" }, h("p", {}, h("b", {}, label)), canvas, button(again, clear, { kind: "quiet", icon: "eraser" }));
}
