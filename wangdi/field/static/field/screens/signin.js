// @ts-check
/** The beginning of a shift: a code from the desk, and a PIN for what stays on the phone. */

import * as lockout from "../core/lockout.js";
import * as moment from "../core/moment.js";
import { standing } from "../core/storing.js";
import { button, fill, h, notice } from "../ui/dom.js";
import { complain, entry } from "../ui/fields.js";
import { language, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export async function show(app) {
  const values = { code: "", name: "", pin: "", again: "" };
  const form = { values, changed: () => {}, problem: () => "" };
  const card = h("form", { class: "stack", novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); begin(false); } });
  const told = h("div", {});
  const csrf = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const { unsent } = await app.outbox.counts();

  /** @param {boolean} desk signed in there in this browser */
  async function begin(desk) {
    const weak = lockout.weakness(values.pin);
    const found = [
      !desk && !values.code.trim() && ["code", t("code_missing")], weak && ["pin", t(weak)],
      values.pin !== values.again && ["again", t("pin_differs")],
    ];
    const problems = Object.fromEntries(found.filter(Boolean));
    complain(card, problems);
    if (Object.keys(problems).length) return;
    fill(told, notice("calm", t("signing_in")));
    const why = await app.session.begin({ code: desk ? "" : values.code, pin: values.pin, name: values.name.trim() || t("phone_name"), csrf: desk ? csrf : "" });
    if (why) return fill(told, notice("danger", t(why)));
    await app.load({ fresh: true });
    app.pulse.now();
    app.go("day");
  }

  /** @param {string} name @param {string} label @param {string} help */
  const secret = (name, label, help) => {
    const asked = entry(form, name, label, { kind: "password", mode: "numeric", most: 12, help });
    asked.querySelector("input")?.setAttribute("autocomplete", "new-password");
    return asked;
  };
  fill(card, unsent > 0 && notice("calm", t("unsent_stay", { n: unsent })),
    entry(form, "code", t("code"), { most: 12, help: t("code_help") }),
    secret("pin", t("pin_choose"), t("pin_help")), secret("again", t("pin_again"), ""),
    entry(form, "name", t("phone_called"), { most: 40, help: t("phone_called_help") }), told,
    h("button", { type: "submit", class: "hidden", tabindex: "-1", "aria-hidden": "true" }),
    csrf && button(t("from_desk"), () => begin(true), { kind: "quiet" }));
  app.thumb(button(t("begin_shift"), () => begin(false), { kind: "main", icon: "login" }));
  return { title: t("begin_shift"), lead: t("begin_lead"), body: [card, tongues(app)] };
}

/** The PIN, after a restart or when the phone was put away. @param {App} app */
export async function unlock(app) {
  const values = { pin: "" };
  const form = { values, changed: () => {}, problem: () => "" };
  const told = h("div", {});
  const asked = entry(form, "pin", t("pin"), { kind: "password", mode: "numeric", most: 12 });
  async function open() {
    fill(told);
    const { ok, left, wait } = await app.session.unlock(values.pin);
    if (ok) {
      app.pulse.now();
      return app.go("day");
    }
    if (left <= 0) return app.go("signin");
    const minutes = Math.ceil(wait / 60_000);
    fill(told, notice("danger", wait ? t("pin_wait", { n: minutes, left }) : t("pin_wrong", { left })));
    const input = /** @type {HTMLInputElement} */ (asked.querySelector("input"));
    [input.value, values.pin] = ["", ""];
    input.focus();
  }
  const card = h("form", { class: "stack", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); open(); } }, asked, told,
    h("button", { type: "submit", class: "hidden", tabindex: "-1", "aria-hidden": "true" }));
  app.thumb(button(t("open"), open, { kind: "main", icon: "lock-open" }));
  return { title: t("unlock"), lead: t("unlock_lead"), body: [card, button(t("pin_forgot"), () => app.go("signin"), { kind: "quiet" }), tongues(app)] };
}

/** What is chosen for the phone, and what it says about itself. @param {App} app */
export async function more(app) {
  const storing = await standing();
  const ahead = await app.settings.get("ahead", 0);
  const shift = app.session.shift();
  const counts = await app.outbox.counts();
  const off = Math.abs(ahead) > moment.OFF;
  /** @param {string} theme */
  const dress = async (theme) => { await app.settings.set("theme", theme); document.documentElement.dataset.theme = theme; app.again(); };
  const theme = await app.settings.get("theme", "auto");
  const facts = [
    [t("worker"), shift?.user.name ?? ""], [t("phone_called"), shift?.device.name ?? ""],
    [t("until"), shift ? `${moment.day(Date.parse(shift.shift.until))} ${moment.wall(shift.shift.until)}` : ""],
    [t("clock"), off ? t(ahead > 0 ? "clock_fast" : "clock_slow", { n: Math.round(Math.abs(ahead) / 60_000) }) : t("clock_right")],
    [t("version"), app.version],
  ];
  async function end() {
    const { unsent } = await app.outbox.counts();
    if (unsent && !confirm(t("end_unsent", { n: unsent }))) return;
    await app.api.post("signoff", { v: 1, unsent });
    await app.session.end();
    app.go("signin");
  }
  app.thumb(button(t("lock"), app.leave, { kind: "main", icon: "lock" }));
  return {
    title: t("more"), back: "day",
    body: [
      storing !== "kept" && notice("warning", h("b", {}, t(`storing_${storing}`)), h("p", {}, t(`storing_${storing}_why`))),
      off && notice("warning", t("clock_why")),
      h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      h("section", {}, h("h2", {}, t("light")), h("div", { class: "picks" }, ["auto", "light", "dark"].map((one) =>
        h("label", { class: "pick" }, h("input", { type: "radio", name: "theme", checked: one === theme, onchange: () => dress(one) }), h("span", {}, t(`theme_${one}`)))))),
      tongues(app),
      h("div", { class: "answers" }, button(t("records_n", { n: counts.unsent }), () => app.go("unsent"), { kind: "big", icon: "list" }), button(t("end_shift"), end, { kind: "big", icon: "logout" })),
    ],
  };
}

/** @param {App} app */
function tongues(app) {
  const speak = async (/** @type {string} */ code) => { await app.settings.set("language", code); location.reload(); };
  return h("p", { class: "tongues" }, language() === "zh" ? button("English", () => speak("en"), { kind: "quiet", icon: "language" }) : button("中文", () => speak("zh"), { kind: "quiet", icon: "language" }));
}
