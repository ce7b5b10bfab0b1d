// @ts-check
/** What this phone recorded: what waits, what was answered, what the worker may still change. */

import * as moment from "../core/moment.js";
import { mayChange } from "../core/rows.js";
import { button, h, notice, state } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../core/rows.js").Row} Row */
const MOST = 100;

/** @param {App} app */
export async function show(app) {
  const rows = (await app.outbox.all()).sort((one, other) => (one.made_at < other.made_at ? 1 : -1));
  const waiting = rows.filter((row) => row.state === "waiting");
  const settled = rows.filter((row) => row.state !== "waiting").slice(0, MOST);
  const down = app.session.isOver() ? "ended" : app.down();
  const why = down === "ok" ? "" : t(`side_${down}_why`);
  app.thumb(waiting.length > 0 && button(t("send_now"), () => { app.bar.force(); app.pulse.now(); app.toast(t("sending")); }, { kind: "main", icon: "cloud-up" }));
  return {
    title: waiting.length ? t("unsent_n", { n: waiting.length }) : t("unsent_none"),
    lead: why || (waiting.length ? t("unsent_lead") : t("sent_lead")),
    back: "day",
    body: [
      down === "ended" && notice("warning", h("p", {}, t("ended_why")), button(t("sign_in_anew"), () => app.go("signin"), { kind: "main" })),
      app.bar.standing() === "revoked" && notice("danger", t("side_revoked_why")),
      waiting.length > 0 && await listed(app, waiting),
      h("div", { class: "answers" },
        waiting.length > 0 && button(t("hand_over"), () => app.go("hand"), { kind: "big", icon: "qrcode" }),
        button(t("take_over"), () => app.go("take"), { kind: "big", icon: "camera" })),
      settled.length > 0 && h("section", {}, h("h2", {}, t("settled_n", { n: settled.length })), await listed(app, settled)),
    ],
  };
}

/** @param {App} app @param {Row[]} rows */
async function listed(app, rows) {
  const told = await Promise.all(rows.map(app.outbox.read));
  return h("ul", { class: "tasks" }, rows.map((row, at) => h("li", {}, h("a", { class: "task", href: `#/record/${row.key}` },
    h("span", { class: "what" }, h("b", {}, told[at]?.label ?? t("not_yours")), h("small", {}, moment.wall(row.made_at), " ", standing(row)))))));
}

/** @param {Row} row */
function standing(row) {
  if (row.state === "withdrawn") return state("waived", t(row.replaced_by ? "was_replaced" : "was_taken_back"));
  if (row.answer === "review") return state("late", t("answer_review"));
  if (row.state === "answered") return state("done", t(`answer_${row.answer}`));
  if (row.trouble) return state("late", t(row.trouble));
  if (row.reason) return state("open", t("was_later"));
  return state(row.attempts ? "open" : "upcoming", t(row.attempts ? "was_tried" : "on_phone"));
}

/** One record: what stands in it, and what can still be done with it. @param {App} app @param {string} key */
export async function one(app, key) {
  const row = await app.outbox.get(key);
  const told = row && (await app.outbox.read(row));
  if (!row) return { title: t("no_record"), body: null, back: "unsent" };
  const open = mayChange(row) && told;
  app.thumb(open && told.screen && button(t("correct"), () => app.go(`correct/${key}`), { kind: "main", icon: "pencil" }));
  const facts = [[t("made_at"), `${moment.day(Date.parse(row.made_at))} ${moment.wall(row.made_at)}`], [t("record_number"), key.slice(-8)], [t("standing"), standing(row)]];
  return {
    title: told?.label ?? t("not_yours"),
    back: "unsent",
    body: [
      row.sentence && notice(row.answer === "review" ? "warning" : "calm", row.sentence),
      row.trouble && notice("warning", t(`${row.trouble}_why`)),
      h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      row.state === "waiting" && !open && notice("calm", t(told ? "frozen_why" : "not_yours_why")),
      open && button(t("annul"), async () => { await app.withdraw(key); app.go("unsent"); }, { kind: "danger big", icon: "trash" }),
    ],
  };
}
