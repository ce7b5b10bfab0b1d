// @ts-check
/** The outbox handed to another phone, as a file or as pictures; still sealed on both. */

import { look } from "../../gates/camera.js";
import { Gathering, frames, packed, unpacked } from "../core/frames.js";
import * as moment from "../core/moment.js";
import { button, fill, h, notice } from "../ui/dom.js";
import { drawn } from "../ui/qr.js";
import { t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
const EACH = 450;

/** @param {App} app */
export async function give(app) {
  const rows = await app.outbox.waiting();
  const device = app.session.signed()?.device ?? "";
  const made = moment.stamp();
  const file = packed(rows, device, made);
  const place = h("div", { class: "code" });
  let timer = 0;

  function save() {
    const address = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    const link = h("a", { href: address, download: `wangdi-${device.slice(0, 8)}-${made.slice(0, 16).replace(":", "")}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    app.outbox.handed(rows.map((row) => row.key));
    app.toast(t("file_saved"));
  }
  function pictures() {
    const all = frames(file, device).map((text) => drawn(text));
    let at = 0;
    clearInterval(timer);
    const turn = () => {
      if (!place.isConnected) return clearInterval(timer);
      fill(place, all[at], h("p", {}, t("frame_n", { n: at + 1, of: all.length })));
      at = (at + 1) % all.length;
    };
    timer = window.setInterval(turn, EACH);
    turn();
    app.outbox.handed(rows.map((row) => row.key));
  }
  app.thumb(button(t("as_code"), pictures, { kind: "main", icon: "qrcode" }));
  return {
    title: t("hand_over"), lead: t("hand_lead", { n: rows.length }), back: "unsent",
    body: [notice("calm", t("hand_why")), place, button(t("as_file"), save, { kind: "big", icon: "download" })],
  };
}

/** @param {App} app */
export async function take(app) {
  const video = h("video", { class: "camera", playsinline: true, muted: true, hidden: true, "aria-label": t("camera") });
  const told = h("div", { role: "status" });
  const gathering = new Gathering();
  /** @type {(() => void) | null} */ let stop = null;

  /** @param {string} file */
  async function keep(file) {
    try {
      const records = unpacked(file);
      const fresh = await app.outbox.takeOver(records);
      fill(told, notice("done", t("taken_n", { n: records.length, fresh })));
      app.pulse.now();
    } catch (problem) {
      fill(told, notice("danger", t(/** @type {Error} */ (problem).message.startsWith("hand_") ? /** @type {Error} */ (problem).message : "hand_unreadable")));
    }
  }
  async function scan() {
    video.hidden = false;
    try {
      stop = await look(video, (text) => {
        if (!gathering.take(text)) return;
        fill(told, h("p", {}, t("frames_n", { n: gathering.pieces.size, of: gathering.count })));
        if (gathering.isWhole()) {
          stop?.();
          keep(gathering.file());
        }
      });
    } catch {
      video.hidden = true;
      fill(told, notice("warning", t("no_camera")));
    }
  }
  const chosen = async (/** @type {any} */ event) => { const [file] = event.target.files; if (file) keep(await file.text()); };
  app.thumb(button(t("scan_codes"), scan, { kind: "main", icon: "camera" }));
  window.addEventListener("hashchange", () => stop?.(), { once: true });
  return {
    title: t("take_over"), lead: t("take_lead"), back: "unsent",
    body: [told, video, h("label", { class: "button big" }, t("from_file"), h("input", { type: "file", accept: ".json,application/json", class: "hidden", onchange: chosen }))],
  };
}
