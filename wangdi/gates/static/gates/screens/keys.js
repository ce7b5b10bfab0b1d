// @ts-check
/** Large keys for cold fingers. */

import { button, el } from "../dom.js";

const FIGURES = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"];

/**
 * @param {import("../gate.js").Gate["t"]} t
 * @param {(key: string) => void} press a figure, or ⌫
 * @param {boolean} [wipes] whether there is something to wipe
 */
export function keys(t, press, wipes = true) {
  const made = FIGURES.map((key) => (key ? button(key, () => press(key), { look: "key" }) : el("span")));
  if (!wipes) return el("div", { class: "gate-keys" }, ...made);
  const wipe = button("⌫", () => press("⌫"), { look: "key" });
  wipe.setAttribute("aria-label", t("Wipe the last one"));
  return el("div", { class: "gate-keys" }, ...made, wipe);
}
