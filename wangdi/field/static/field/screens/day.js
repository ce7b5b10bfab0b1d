// @ts-check
/** My day: what is still to do, in the order in which one walks; the next one is one touch away. */

import { filtered, grouped } from "../core/day.js";
import * as moment from "../core/moment.js";
import { button, fill, h, icon, notice, state } from "../ui/dom.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
const MOST = 60;
const STALE = 60 * 60_000;
/** What can be recorded without a task, with its icon. */
const FREE = { found: "door", arrival: "luggage", finding: "eye-check" };

/** @param {App} app */
export async function show(app) {
  const day = await app.load();
  const tasks = await app.tasks();
  const kept = (await app.hidden.get("day filter")) ?? {};
  const asked = { words: kept.words ?? "", kind: kept.kind ?? "", done: false };
  const list = h("div", { class: "stack" });
  const open = tasks.filter((one) => !one.done);
  const gates = (day?.gates ?? []).map((/** @type {any} */ gate) => h("a", { class: "button big", href: `#/gate/${gate.id}` }, icon("barrier-block"), h("span", {}, t("gate_n", { name: said(gate.name) }))));
  const late = open.filter((one) => one.state === "late");

  /** @param {any} task */
  function row(task) {
    const what = h("span", { class: "what" }, h("b", {}, task.title), task.who && h("span", {}, task.who), h("small", {}, said(task.kindName)));
    const due = task.due && task.state !== "late" ? h("time", { datetime: task.due }, moment.wall(task.due)) : null;
    const how = task.done ? state("done", t("done")) : task.tried ? h("span", { class: "muted" }, t("tried_n", { n: task.tried })) : task.state === "late" ? state("late", t("late")) : due;
    return h("li", {}, task.screen && !task.done
      ? h("a", { href: `#/do/${task.id}`, class: "task", "data-kind": task.kind }, what, how)
      : h("span", { class: "task" }, what, how));
  }
  function draw() {
    const found = filtered(tasks, asked);
    const groups = grouped(found.slice(0, MOST));
    fill(list, groups.map(({ group, tasks: those }) => h("section", {}, h("h2", {}, group || t("elsewhere")), h("ul", { class: "tasks" }, those.map(row)))),
      found.length > MOST && h("p", { class: "muted" }, t("more_n", { n: found.length - MOST })),
      !found.length && (tasks.length > 0 || !gates.length) && h("p", { class: "empty" }, asked.words || asked.kind ? t("none_found") : asked.done ? t("none_done") : t("all_done")));
    app.hidden.set("day filter", { words: asked.words, kind: asked.kind });
  }
  const kinds = [...new Map(tasks.map((one) => [one.kind, one.kindName]))];
  const tools = h("div", { class: "tools" },
    h("label", { class: "hidden", for: "find" }, t("find")),
    h("input", { id: "find", type: "search", class: "input", placeholder: t("find"), value: asked.words, oninput: (/** @type {any} */ event) => { asked.words = event.target.value; draw(); } }),
    kinds.length > 1 && h("select", { class: "input", "aria-label": t("which_kind"), onchange: (/** @type {any} */ event) => { asked.kind = event.target.value; draw(); } },
      h("option", { value: "" }, t("every_kind")), kinds.map(([kind, name]) => h("option", { value: kind, selected: kind === asked.kind }, said(name)))),
    h("label", { class: "pick" }, h("input", { type: "checkbox", onchange: (/** @type {any} */ event) => { asked.done = event.target.checked; draw(); } }), h("span", {}, t("show_done"))));
  draw();

  const free = Object.entries(FREE).filter(([screen]) => day?.free.includes(screen));
  const at = h("div", { class: "answers" }, gates);
  const next = open.find((one) => one.screen);
  app.thumb(next && button(t("next_task", { title: next.title }), () => app.go(`do/${next.id}`), { kind: "main", icon: "walk" }));
  const old = day && moment.now() - day.fetched > STALE;
  return {
    title: t("my_day"),
    lead: tasks.length ? t(late.length ? "day_late" : "day_open", { n: open.length, late: late.length }) : "",
    body: [
      !day && notice("warning", h("b", {}, t("no_day")), h("p", {}, t("no_day_why"))),
      old && notice("calm", t("day_old", { at: moment.wall(day.fetched) })),
      gates.length > 0 && (tasks.length ? h("details", { class: "more" }, h("summary", {}, t("gates_n", { n: gates.length })), at) : at),
      tasks.length > 0 && tools, list,
      free.length > 0 && h("section", {}, h("h2", {}, t("without_task")), h("div", { class: "answers" }, free.map(([screen, drawing]) => button(t(screen === "found" ? "door_found" : screen), () => app.go(`free/${screen}`), { kind: "big", icon: drawing })))),
      h("nav", { class: "foot", "aria-label": t("more") }, button(t("fetch_day"), () => app.load({ fresh: true }).then(app.again), { kind: "quiet", icon: "refresh" }), button(t("more"), () => app.go("more"), { kind: "quiet", icon: "dots" })),
    ],
  };
}
