// @ts-check
/** A door that nobody knew: laid on the spot, and part of the round from then on. */

import { button, fill, h } from "../ui/dom.js";
import { choice, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "screening.find_door";

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const day = app.day();
  const buildings = day?.buildings ?? [];
  const rounds = day?.rounds ?? [];
  const uses = day?.limits.uses ?? [];
  const only = (/** @type {any[]} */ list) => (list.length === 1 ? list[0].id : "");
  const form = await formOf(app, "found", opened, { round: only(rounds), building: only(buildings), unit: "", room: "", use: "home" });
  const { values } = form;
  const card = h("div", { class: "stack" });
  const named = (/** @type {any[]} */ list) => list.map((one) => ({ code: one.id, name: said(one.name) }));
  const problems = () => Object.fromEntries([
    !values.round && ["round", t("choose_one")], !values.building && ["building", t("choose_one")],
    !values.room.trim() && ["room", t("room_missing")],
  ].filter(Boolean));
  const told = () => ({
    command: COMMAND,
    payload: { round: values.round, building: values.building, unit: values.unit.trim(), room: values.room.trim(), use: values.use },
    label: `${t("door_found")} · ${said(buildings.find((/** @type {any} */ one) => one.id === values.building)?.name)} ${values.room.trim()}`,
    subject: "", settles: false, screen: "found", form: {},
  });
  fill(card,
    rounds.length > 1 && choice(form, "round", t("round"), named(rounds), { wide: true }),
    choice(form, "building", t("building"), named(buildings), { wide: true }),
    entry(form, "unit", t("unit"), { most: 20, help: t("unit_help") }),
    entry(form, "room", t("room"), { most: 20 }),
    uses.length && choice(form, "use", t("use"), uses.map((/** @type {any} */ one) => ({ code: one.code, name: said(one.name) }))));
  app.thumb(button(t("save_found"), () => form.save(card, problems(), told), { kind: "main", icon: "door" }));
  return { title: t("door_found"), lead: t("door_found_lead"), body: card, back: "day" };
}
