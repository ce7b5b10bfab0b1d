// @ts-check
/** The gate: the screen of room `gates`, with the list of this phone and its outbox. */

import { mountGate } from "../../gates/gate.js";
import * as moment from "../core/moment.js";
import { h } from "../ui/dom.js";
import { language, said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
const EVERY = 5 * 60_000;
const LABELS = { "gates.cross": "crossed", "gates.annul_crossing": "crossing_annulled", "gates.register_visitor": "visitor" };

/** @param {App} app @param {string} id of the checkpoint */
export async function show(app, id) {
  const root = h("div", {});
  const kept = await app.hidden.get(`gate/${id}`);
  const name = said(app.day()?.gates.find((/** @type {any} */ one) => one.id === id)?.name) || t("gate");

  /** @returns {Promise<any>} what the house has now; null where it does not answer */
  async function fetched() {
    const { status, body } = await app.api.ask(`gate/${id}`);
    if (status !== 200) return null;
    await app.hidden.set(`gate/${id}`, body);
    return body;
  }
  const outbox = {
    /** @param {Date} since */
    async recent(since) {
      const rows = await app.outbox.all();
      const own = rows.filter((row) => row.command.startsWith("gates.") && row.state !== "withdrawn" && row.made_at >= since.toISOString());
      const told = await Promise.all(own.map(app.outbox.read));
      return own.flatMap((row, at) => (told[at] ? [{ key: row.key, command: row.command, made_at: row.made_at, payload: told[at].payload }] : []));
    },
  };
  /** @param {{command: string, payload: any}} record */
  async function submit({ command, payload }) {
    const way = t(payload.direction === "out" ? "way_out" : "way_in");
    const label = command === "gates.cross" ? `${name} · ${way}` : `${name} · ${t(LABELS[/** @type {keyof typeof LABELS} */ (command)] ?? "shelf")}`;
    const key = await app.outbox.save({ command, payload, label, subject: "", settles: false, screen: "", form: {} });
    app.pulse.now();
    return key;
  }

  const device = app.session.signed()?.device;
  const given = { bundle: kept ?? (await fetched()), outbox, now: moment.now, submit, language: language() === "en" ? /** @type {const} */ ("en") : /** @type {const} */ ("zh"), device, checkpoint: id };
  const gate = await mountGate(root, given);
  const renew = async () => {
    if (!root.isConnected) return;
    const fresh = await fetched();
    // A screen in the middle of somebody's crossing is left alone; the home of the gate takes the newer list.
    if (fresh && root.isConnected && root.querySelector(".gate-button.scan")) await gate.update(fresh);
  };
  const timer = setInterval(renew, EVERY);
  if (kept) renew();
  window.addEventListener("hashchange", () => { clearInterval(timer); gate.stop(); }, { once: true });
  return { title: name, body: root, back: "day" };
}
