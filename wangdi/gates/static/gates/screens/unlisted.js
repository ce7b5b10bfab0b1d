// @ts-check
/** No list of this gate, or one that is not the office's: said in words, and the emergency stays. */

import { button, el } from "../dom.js";

const WORDS = {
  zh: ["没有本卡口的名单", "连上网络后会自动取回。在此之前请用纸质登记本逐人登记;急救一律放行。", "急救放行", "已放行,已记录"],
  en: ["No list of this gate", "It is fetched as soon as there is a network. Until then use the paper book; medical emergencies always pass.", "Medical emergency: let through", "Let through and recorded"],
};

/** @param {import("../gate.js").Gate} gate */
export function unlisted(gate) {
  const { language, checkpoint, submit, now, device } = gate.given;
  const [title, sentence, word, done] = WORDS[language];
  const said = el("p", { class: "gate-said", role: "status" });
  const decided = { outcome: "allow", code: "emergency", rules: "", bundle: "" };
  const urgent = async () => {
    const payload = { checkpoint, direction: gate.direction, at: new Date(now()).toISOString(), means: "none", emergency: true, decided, device };
    await submit({ command: "gates.cross", payload });
    said.textContent = done;
  };
  const able = checkpoint ? button(word, urgent, { look: "urgent", picture: "ambulance" }) : null;
  return el(
    "div",
    { class: "gate-screen", "data-screen": "unlisted" },
    el("div", { class: "gate-body" }, el("h1", {}, title), el("p", { class: "gate-why" }, sentence), said),
    el("div", { class: "gate-foot" }, able),
  );
}
