// @ts-check
/** The first module: language, the service worker, and which screen stands under which address. */

import { appOf } from "./app.js";
import * as arrival from "./screens/arrival.js";
import * as day from "./screens/day.js";
import * as finding from "./screens/finding.js";
import * as found from "./screens/found.js";
import * as gate from "./screens/gate.js";
import * as hand from "./screens/hand.js";
import * as order from "./screens/order.js";
import * as reading from "./screens/reading.js";
import * as signin from "./screens/signin.js";
import * as unsent from "./screens/unsent.js";
import * as vehicle from "./screens/vehicle.js";
import * as visit from "./screens/visit.js";
import { button, fill, h, icon, notice } from "./ui/dom.js";
import { speak, t } from "./ui/words.js";

const FORMS = { visit, reading, order, found, arrival, finding, vehicle };
const AWAY = 30 * 60_000;
const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const version = document.querySelector('meta[name="app-version"]')?.getAttribute("content") ?? "";
const app = appOf({ version, thumb: place("thumb"), bar: place("queue"), toast: place("toast") });
let turn = 0;

/** @param {string} name @param {string} id @returns {Promise<any>} */
async function screen(name, id) {
  if (name === "do") {
    const task = (await app.tasks()).find((/** @type {any} */ one) => one.id === id);
    const form = task && FORMS[/** @type {keyof typeof FORMS} */ (task.screen)];
    return form ? form.show(app, { task, form: null, correcting: "" }) : day.show(app);
  }
  if (name === "free" && id in FORMS) return FORMS[/** @type {keyof typeof FORMS} */ (id)].show(app, { task: null, form: null, correcting: "" });
  if (name === "correct") return corrected(id);
  if (name === "record") return unsent.one(app, id);
  if (name === "gate") return gate.show(app, id);
  const plain = { unsent: unsent.show, hand: hand.give, take: hand.take, more: signin.more, signin: signin.show };
  return (plain[/** @type {keyof typeof plain} */ (name)] ?? day.show)(app);
}

/** The form of a record again, as it was filled. @param {string} key */
async function corrected(key) {
  const row = await app.outbox.get(key);
  const told = row && (await app.outbox.read(row));
  if (!told) return unsent.one(app, key);
  const task = (await app.tasks()).find((/** @type {any} */ one) => one.id === told.subject) ?? null;
  const kept = task ?? (told.subject ? { id: told.subject, title: told.label, who: "", payload: told.payload, kind: "" } : null);
  return FORMS[/** @type {keyof typeof FORMS} */ (told.screen)].show(app, { task: kept, form: told.form, correcting: key });
}

async function draw() {
  const mine = (turn += 1);
  const [, name = "", id = ""] = location.hash.split("/");
  const state = await app.session.state();
  app.thumb();
  let shown;
  try {
    if (state === "none" || name === "signin") shown = await signin.show(app);
    else if (state === "locked") shown = await signin.unlock(app);
    else {
      if (!app.day()) await app.load();
      shown = await screen(name, decodeURIComponent(id));
    }
  } catch (problem) {
    shown = { title: t("went_wrong"), body: [notice("danger", t("went_wrong_why")), h("pre", { class: "muted" }, String(problem))], back: "day" };
  }
  if (mine !== turn) return;
  document.body.dataset.screen = state === "open" ? name || "day" : "door";
  fill(place("main"),
    shown.back && h("a", { class: "back", href: `#/${shown.back}` }, icon("chevron-left"), h("span", {}, t("back"))),
    h("h1", { tabindex: "-1", class: name === "gate" ? "hidden" : "" }, shown.title), shown.lead && h("p", { class: "lead" }, shown.lead), shown.body);
  /** @type {HTMLElement | null} */ (place("main").querySelector("h1"))?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  await app.bar.draw();
}

async function served() {
  if (!("serviceWorker" in navigator)) return;
  const worker = await navigator.serviceWorker.register("/field/sw.js", { scope: "/field/", updateViaCache: "none" });
  const offer = () => worker.waiting && navigator.serviceWorker.controller && fill(place("update"),
    button(t("new_version"), () => worker.waiting?.postMessage("take over"), { kind: "quiet", icon: "refresh" }));
  offer();
  worker.addEventListener("updatefound", () => worker.installing?.addEventListener("statechange", offer));
  const had = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => had && location.reload());
}

async function begin() {
  const desk = /(?:^|; )django_language=en(?:;|$)/.test(document.cookie) ? "en" : "zh";
  speak(await app.settings.get("language", desk));
  document.documentElement.dataset.theme = await app.settings.get("theme", "auto");
  place("queue").addEventListener("click", () => app.go("unsent"));
  window.addEventListener("hashchange", draw);
  window.addEventListener("outbox", () => { if (document.body.dataset.screen === "unsent") draw(); });
  let left = 0;
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState === "hidden") left = Date.now();
    else if (left && Date.now() - left > AWAY && (await app.session.state()) === "open") app.leave();
  });
  await draw();
  app.pulse.now();
  await served();
}

begin();
