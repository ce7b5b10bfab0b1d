// @ts-check
/** The line that is always in sight: how many are not sent, and which side is down. */

import * as moment from "../core/moment.js";
import { line } from "../core/sides.js";
import { fill, h, icon } from "./dom.js";
import { t } from "./words.js";

/** @param {Element} place @param {any} parts outbox, photos, session */
export function barOf(place, { outbox, photos, session }) {
  /** @type {{side: import("../core/sides.js").Side, sending: boolean}} */
  let seen = { side: navigator.onLine ? "ok" : "phone", sending: false };
  let standing = "open";
  let update = false;
  let forced = false;

  async function draw() {
    const { unsent, oldest, review } = await outbox.counts();
    const pictures = await photos.waiting();
    const hours = oldest ? (moment.now() - Date.parse(oldest)) / 3600_000 : 0;
    const state = await session.state();
    const side = state === "locked" && seen.side === "ok" ? "locked" : standing === "revoked" ? "revoked" : seen.side;
    const told = line({ unsent, side, sending: seen.sending, oldestHours: hours });
    const why = told.why && t(told.why);
    const more = [pictures && t("photos_unsent", { n: pictures }), review && t("review_n", { n: review })];
    const drawing = { calm: "circle-check", waits: "cloud-up", warns: "alert-triangle", alarms: "alert-triangle" }[told.tone];
    place.setAttribute("data-tone", told.tone);
    fill(place, icon(drawing), h("span", {}, [t(told.count, { n: unsent }), why, ...more].filter(Boolean).join(" · ")));
  }

  window.addEventListener("offline", () => { seen = { side: "phone", sending: false }; draw(); });
  return {
    draw,
    /** @param {{side: import("../core/sides.js").Side, sending: boolean}} now */
    seen(now) { seen = now; draw(); },
    /** @param {any} body what the house says with its answers */
    told(body) {
      standing = body.shift;
      update = body.update === true;
      draw();
    },
    update: () => update,
    standing: () => standing,
    /** The worker sends although his sign-in is over: a person looks at the records then. */
    force: () => { forced = true; },
    forced: () => forced,
  };
}
