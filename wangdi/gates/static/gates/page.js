// @ts-check
/**
 * The gate's screen on its own page, online and without the app. What could not be sent waits in
 * this page's memory, is told above the screen, and is tried again; nothing lies on the telephone.
 */

import { mountGate } from "./gate.js";
import { key } from "./key.js";

const RETRY_MS = 4_000;
const RENEW_MS = 300_000;

/** @typedef {import("./counting.js").Entry} Entry */

const root = /** @type {HTMLElement} */ (document.getElementById("gate"));
const line = /** @type {HTMLElement} */ (document.getElementById("queue"));
/** @type {Entry[]} */
const made = [];
/** @type {Entry[]} */
let waiting = [];

/** @param {Entry} entry */
async function sent(entry) {
  const token = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const headers = { "content-type": "application/json", "x-csrftoken": token };
  const answer = await fetch(String(root.dataset.record), { method: "POST", headers, body: JSON.stringify(entry) });
  return answer.ok;
}

async function flush() {
  for (const entry of [...waiting]) {
    if (!(await sent(entry).catch(() => false))) break;
    waiting = waiting.filter((one) => one !== entry);
  }
  line.textContent = waiting.length ? String(line.dataset.waits).replace("{n}", String(waiting.length)) : "";
}

/** @param {{command: string, payload: any}} record */
async function submit(record) {
  const entry = { key: key(Date.now()), made_at: new Date().toISOString(), ...record };
  made.push(entry);
  waiting.push(entry);
  flush();
  return entry.key;
}

/** The list of now; null without a network. */
async function fetched() {
  const answer = await fetch(String(root.dataset.bundle)).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

const since = (/** @type {Date} */ from) => made.filter((one) => one.made_at >= from.toISOString());
const gate = await mountGate(root, {
  bundle: await fetched(),
  outbox: { recent: async (from) => since(from) },
  now: () => Date.now(),
  submit,
  language: document.documentElement.lang === "en" ? "en" : "zh",
  checkpoint: root.dataset.checkpoint,
});
setInterval(flush, RETRY_MS);
setInterval(async () => {
  const fresh = root.querySelector("[data-screen=home], [data-screen=unlisted]") && (await fetched());
  if (fresh) await gate.update(fresh);
}, RENEW_MS);
addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});
