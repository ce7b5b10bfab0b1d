// @ts-check
/** The app: its parts put together, and what every screen may ask of it. */

import { apiOf } from "./core/api.js";
import { dayOf } from "./core/bundle.js";
import { following, withDone } from "./core/day.js";
import { opened } from "./core/db.js";
import { draftsOf } from "./core/drafts.js";
import { hiddenOf } from "./core/hidden.js";
import * as moment from "./core/moment.js";
import { outboxOf } from "./core/outbox.js";
import { photosOf } from "./core/photos.js";
import { pulseOf } from "./core/pulse.js";
import { sendingOf } from "./core/sending.js";
import { sessionOf } from "./core/session.js";
import { settingsOf } from "./core/settings.js";
import { barOf } from "./ui/bar.js";
import { button, fill, h } from "./ui/dom.js";
import { language, t } from "./ui/words.js";

/** @typedef {ReturnType<typeof appOf>} App */
const TOLD_FOR = 6_000;
const STALE = 30 * 60_000;
const GATES = 6;

/** @param {{version: string, thumb: Element, bar: Element, toast: Element}} page */
export function appOf(page) {
  const db = opened();
  const settings = settingsOf(db);
  /** @type {any} */ let day = null;
  /** @type {import("./core/sides.js").Side} */ let down = "ok";

  const api = apiOf(() => session.shift()?.shift.token ?? "", () => (language() === "en" ? "en" : "zh-hans"));
  const session = sessionOf(settings, (body, headers) => api.post("signin", body, headers));
  const hidden = hiddenOf(db, session.key);
  const outbox = outboxOf(db, session.signed, () => { bar.draw(); window.dispatchEvent(new Event("outbox")); });
  const photos = photosOf(db, settings, api);
  const drafts = draftsOf(hidden);
  const bar = barOf(page.bar, { outbox, photos, session });
  const sending = sendingOf({ outbox, api, settings, signed: session.signed, app: page.version, tell, heard });
  const pulse = pulseOf(send);

  /** @param {{side: import("./core/sides.js").Side, sending: boolean}} seen */
  function tell(seen) {
    down = seen.side;
    bar.seen(seen);
  }
  /** @param {any} body */
  async function heard(body) {
    await session.renew({ key: body.key });
    bar.told(body);
  }
  async function send() {
    if (!session.signed()) return 0;
    if (session.isOver() && !bar.forced()) {
      tell({ side: "ended", sending: false });
      return 0;
    }
    const wait = await sending.all();
    if (down === "ok") await photos.send(isThere);
    bar.draw();
    return wait;
  }
  /** The lists of the gates at which he may stand, for a gate without a signal.
   * @param {Array<{id: string | number}>} gates */
  async function carry(gates) {
    for (const { id } of gates.slice(0, GATES)) {
      const { status, body } = await api.ask(`gate/${id}`);
      if (status === 200) await hidden.set(`gate/${id}`, body);
    }
  }
  /** @param {string} record */
  const isThere = async (record) => (await outbox.get(record))?.state !== "waiting";

  const app = {
    api, db, settings, session, hidden, outbox, photos, drafts, bar, pulse, version: page.version,
    down: () => down,
    day: () => day,

    /** My day: from the phone, and anew from the house where it answers. @param {{fresh?: boolean}} [how] */
    async load(how = {}) {
      day ??= dayOf(await hidden.get("day"));
      const old = !day || moment.now() - day.fetched > STALE;
      if (!session.signed() || !(how.fresh || old)) return day;
      const { status, body, online } = await api.ask("bundle");
      if (status === 200) {
        const fetched = { ...body, fetched: moment.now() };
        await hidden.set("day", fetched);
        day = dayOf(fetched);
        await carry(day?.gates ?? []);
      } else if (status === 401) tell({ side: "ended", sending: false });
      else if (status === 0 || status >= 500) tell({ side: status === 0 && !online ? "phone" : "server", sending: false });
      return day;
    },
    leave() {
      day = null;
      session.lock();
      app.go("unlock");
    },

    /** Into the outbox; in the place of another where `correcting` names one. False: that one is gone.
     * @param {import("./core/outbox.js").Told} told @param {string} [correcting] @returns {Promise<string | null>} its key */
    async record(told, correcting = "") {
      const key = correcting ? await outbox.correct(correcting, told) : await outbox.save(told);
      if (!key) return null;
      const pictures = told.payload.photos;
      if (Array.isArray(pictures)) await photos.belong(pictures, key);
      app.toast(t("saved", { what: told.label }), correcting ? undefined : { label: t("take_back"), act: () => app.withdraw(key) });
      setTimeout(pulse.now, correcting ? 0 : TOLD_FOR);
      return key;
    },
    /** @param {string} key */
    async withdraw(key) {
      app.toast((await outbox.withdraw(key)) ? t("taken_back") : t("on_its_way"));
      app.again();
    },
    /** What was done on this phone, as the day counts it. */
    async done() {
      const rows = (await outbox.all()).filter((row) => row.state !== "withdrawn" && row.answer !== "review");
      const told = await Promise.all(rows.map(outbox.read));
      return told.filter((one) => one !== null);
    },

    /** To the next of my day, or to the day. @param {import("./core/day.js").Task | null} task */
    async onward(task) {
      const next = task && (await app.next(task));
      if (next) app.go(`do/${next.id}`);
      else app.go("day");
    },
    /** @param {import("./core/day.js").Task} task @returns {Promise<import("./core/day.js").Task | null>} */
    next: async (task) => following((await app.tasks()).filter((one) => one.kind === task.kind), task.id),
    /** @returns {Promise<any[]>} */
    tasks: async () => withDone(day?.tasks ?? [], await app.done()),

    /** @param {string} where */
    go(where) {
      if (location.hash === `#/${where}`) app.again();
      else location.hash = `#/${where}`;
    },
    again: () => window.dispatchEvent(new HashChangeEvent("hashchange")),
    /** What stays at the thumb. @param {...any} parts */
    thumb: (...parts) => fill(page.thumb, ...parts),
    /** @param {string} sentence @param {{label: string, act: () => void}} [how] */
    toast(sentence, how) {
      const act = how && button(how.label, () => { fill(page.toast); how.act(); }, { kind: "quiet" });
      const told = h("div", { class: "toast" }, h("span", {}, sentence), act);
      fill(page.toast, told);
      setTimeout(() => { if (told.isConnected) fill(page.toast); }, TOLD_FOR);
    },
  };
  return app;
}
