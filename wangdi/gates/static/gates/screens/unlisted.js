// @ts-check
/** No list of this gate, or one that is not the office's: said in words, and the emergency stays. */

import { button, el } from "../dom.js";

const WORDS = {
  zh: {
    title: "没有本卡口的名单",
    fetched: "连上网络后会自动取回。在此之前请用纸质登记本逐人登记；急救一律放行。",
    insecure: "本页不是安全连接（https），手机不能核验出入证。请用 https 地址打开；急救一律放行。",
    urgent: "急救放行",
    done: "已放行，已记录",
  },
  en: {
    title: "No list of this gate",
    fetched: "It is fetched as soon as there is a network. Until then use the paper book; medical emergencies always pass.",
    insecure: "This page is not on a secure connection (https), where no pass can be verified. Open the https address; medical emergencies always pass.",
    urgent: "Medical emergency: let through",
    done: "Let through and recorded",
  },
};

/** @param {import("../gate.js").Gate} gate */
export function unlisted(gate) {
  const { language, checkpoint, submit, now, device } = gate.given;
  const words = WORDS[language];
  const said = el("p", { class: "gate-said", role: "status" });
  const decided = { outcome: "allow", code: "emergency", rules: "", bundle: "" };
  const urgent = async () => {
    const payload = { checkpoint, direction: gate.direction, at: new Date(now()).toISOString(), means: "none", emergency: true, decided, device };
    await submit({ command: "gates.cross", payload });
    said.textContent = words.done;
  };
  const able = checkpoint ? button(words.urgent, urgent, { look: "urgent", picture: "ambulance" }) : null;
  return el(
    "div",
    { class: "gate-screen", "data-screen": "unlisted" },
    el("div", { class: "gate-body" }, el("h1", {}, words.title), el("p", { class: "gate-why" }, isSecureContext ? words.fetched : words.insecure), said),
    el("div", { class: "gate-foot" }, able),
  );
}
