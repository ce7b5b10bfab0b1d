// @ts-check
/** The camera looks for a code; what it reads is answered at once. */

import { look } from "../camera.js";
import { button, el } from "../dom.js";
import { begun } from "../draft.js";
import { byCode } from "../subject.js";
import { back, frame } from "./frame.js";
import { digits } from "./picking.js";
import { met } from "./verdict.js";

/** @typedef {import("../gate.js").Gate} Gate */

/** @param {Gate} gate */
export function scan(gate) {
  const { t } = gate;
  const video = el("video", { class: "gate-video", muted: true, playsinline: true, "aria-label": t("What the camera sees") });
  const said = el("p", { class: "gate-said", role: "status" }, t("Hold the code into the frame"));
  const hand = button(t("Four digits"), () => gate.show(digits), { look: "quiet", picture: "number-123" });
  const screen = frame(gate, "scan", [el("div", { class: "gate-frame" }, video), said], [el("div", { class: "gate-row" }, back(gate), hand)]);
  begin(gate, screen, video, said);
  return screen;
}

/**
 * @param {Gate} gate
 * @param {HTMLElement} screen
 * @param {HTMLVideoElement} video
 * @param {HTMLElement} said
 */
async function begin(gate, screen, video, said) {
  let stop = () => {};
  let gone = false;
  screen.addEventListener("left", () => {
    gone = true;
    stop();
  });
  try {
    stop = await look(video, (text) => read(gate, text, said));
  } catch {
    said.textContent = gate.t("No camera may be used here. Type the four digits of the pass.");
  }
  if (gone) stop();
}

/**
 * What was read is looked up, compared and shown; what is no pass is said and the camera goes on.
 * @param {Gate} gate
 * @param {string} text
 * @param {HTMLElement} [said]
 */
export async function read(gate, text, said) {
  const now = gate.given.now();
  const subject = await byCode(gate.list, gate.keys, text, now);
  if (subject) await met(gate, begun(gate.direction, "scan", now, subject, gate.site));
  else if (said) said.textContent = gate.t("This code is no pass of ours. Hold up the pass.");
}
