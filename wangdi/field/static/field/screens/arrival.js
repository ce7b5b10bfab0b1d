// @ts-check
/** Somebody came back from elsewhere: the least that can be asked at a door. */

import * as moment from "../core/moment.js";
import { read } from "../core/temperature.js";
import { button, fill, h } from "../ui/dom.js";
import { choice, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "screening.record_arrival";
const WAYS = ["train", "coach", "plane", "car", "other"];
const SYMPTOMS = ["fever", "cough", "fatigue", "sore_throat", "smell", "diarrhoea"];

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const doors = app.day()?.doors ?? [];
  const known = opened.task?.payload ?? {};
  const first = {
    door: known.dwelling ?? "", name: "", phone: "", origin: "", arrived_on: moment.day(), left_on: "",
    transport: "", transport_number: "", symptoms: [], temperature: "", contact: undefined,
  };
  const form = await formOf(app, `arrival/${known.dwelling ?? ""}`, opened, first);
  const { values } = form;
  const card = h("div", { class: "stack" });
  const both = [{ code: true, name: t("yes") }, { code: false, name: t("no") }];
  const named = (/** @type {string[]} */ codes, /** @type {string} */ of) => codes.map((code) => ({ code, name: t(`${of}_${code}`) }));

  function problems() {
    const found = [
      !values.door && ["door", t("choose_one")], !values.name.trim() && ["name", t("name_missing")],
      !values.origin.trim() && ["origin", t("origin_missing")],
      (!values.arrived_on || values.arrived_on > moment.day()) && ["arrived_on", t("arrived_odd")],
      values.left_on && values.left_on > values.arrived_on && ["left_on", t("left_on_odd")],
      values.temperature && !read(values.temperature).value && ["temperature", t("temperature_odd")],
    ];
    return Object.fromEntries(found.filter(Boolean));
  }
  function told() {
    const texts = ["phone", "transport", "transport_number", "left_on"].map((field) => [field, values[field].trim()]);
    const temperature = read(values.temperature).value;
    const door = doors.find((/** @type {any} */ one) => one.id === values.door);
    return {
      command: COMMAND,
      payload: {
        dwelling: values.door, name: values.name.trim(), origin: values.origin.trim(), arrived_on: values.arrived_on,
        symptoms: values.symptoms, ...(values.contact === undefined ? {} : { contact: values.contact }),
        ...(temperature ? { temperature } : {}), ...Object.fromEntries(texts.filter(([, text]) => text)),
      },
      label: `${t("arrival")} · ${door?.name ?? opened.task?.title ?? ""} · ${masked(values.name.trim())}`,
      subject: "", settles: false, screen: "arrival", form: {},
    };
  }
  const list = h("datalist", { id: "doors" }, doors.map((/** @type {any} */ one) => h("option", { value: one.name })));
  function door() {
    if (known.dwelling) return null;
    const asked = entry({ ...form, values: { door: doors.find((/** @type {any} */ one) => one.id === values.door)?.name ?? "" } }, "door", t("door"), { help: t("door_help") });
    const input = /** @type {HTMLInputElement} */ (asked.querySelector("input"));
    input.setAttribute("list", "doors");
    input.addEventListener("input", () => {
      values.door = doors.find((/** @type {any} */ one) => one.name === input.value)?.id ?? "";
      form.changed();
    });
    return [asked, list];
  }
  fill(card, door(), entry(form, "name", t("name"), { most: 60 }), entry(form, "origin", t("origin"), { most: 100, help: t("origin_help") }),
    entry(form, "arrived_on", t("arrived_on"), { kind: "date" }),
    choice(form, "transport", t("transport"), named(WAYS, "way")),
    entry(form, "transport_number", t("transport_number"), { most: 40, help: t("transport_help") }),
    entry(form, "left_on", t("left_on"), { kind: "date" }), entry(form, "phone", t("phone"), { kind: "tel", mode: "tel", most: 30 }),
    entry(form, "temperature", t("temperature"), { mode: "decimal", most: 5 }),
    choice(form, "symptoms", t("symptoms"), named(SYMPTOMS, "symptom"), { many: true }),
    choice(form, "contact", t("contact"), both));
  app.thumb(button(t("save_arrival"), () => form.save(card, problems(), told), { kind: "main", icon: "luggage" }));
  return { title: t("arrival"), lead: opened.task?.title ?? t("arrival_lead"), body: card, back: "day" };
}

/** @param {string} name */
const masked = (name) => name.slice(0, 1) + "*".repeat(Math.max(0, [...name].length - 1));
