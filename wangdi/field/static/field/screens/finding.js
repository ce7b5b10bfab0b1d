// @ts-check
/** Something found on the way: what, where, and a picture of the place without people. */

import * as moment from "../core/moment.js";
import { button, fill, h, notice } from "../ui/dom.js";
import { choice, count, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "patrol.find";
const KINDS = ["gathering", "must_close", "must_open", "price", "banquet", "no_marks", "no_entry_check", "no_paper_way", "poultry", "gate", "other"];
const CROWD = ["gathering", "banquet"];
const CLAIMS = ["dear", "unmarked", "collusion", "fraud"];
const MOST_PHOTOS = 4;

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const places = [...(app.day()?.zones ?? []).map(kindOf("zone")), ...(app.day()?.venues ?? []).map(kindOf("venue")), ...(app.day()?.places ?? []).map(kindOf("place"))];
  const name = opened.task ? `finding/${opened.task.id}` : "finding";
  const first = { kind: "", site: places.length === 1 ? places[0].code : "", where: "", what: "", settled: false, photos: [] };
  const form = await formOf(app, name, opened, first);
  const { values } = form;
  const card = h("div", { class: "stack" });
  const both = [{ code: true, name: t("yes") }, { code: false, name: t("no") }];

  /** @param {any} event */
  async function pictured(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file || values.photos.length >= MOST_PHOTOS) return;
    values.photos = [...values.photos, await app.photos.keep(file)];
    form.changed();
    draw();
  }
  function pictures() {
    const taken = values.photos.length;
    return h("div", { class: "ask" }, h("p", {}, h("b", {}, t("photo"))), h("p", { class: "muted" }, t("photo_help")),
      taken > 0 && h("p", { role: "status" }, t("photos_n", { n: taken })),
      taken < MOST_PHOTOS && h("label", { class: "button big" }, t("photo_take"),
        h("input", { type: "file", accept: "image/*", capture: "environment", class: "hidden", onchange: pictured })));
  }
  function draw() {
    const crowd = CROWD.includes(values.kind);
    const kinds = KINDS.map((code) => ({ code, name: t(`finding_${code}`) }));
    fill(card, choice(form, "kind", t("finding_kind"), kinds, { wide: true, pressed: draw }),
      values.kind && [
        !opened.task && choice(form, "site", t("finding_where"), places, { wide: true }),
        entry(form, "where", t("finding_spot"), { most: 150, help: t("finding_spot_help") }),
        crowd && count(form, "people", t("people_there"), { less: t("less"), more: t("more_one"), most: 999 }),
        crowd && count(form, "left", t("people_left"), { less: t("less"), more: t("more_one"), most: 999 }),
        values.kind === "price" && [
          entry(form, "goods", t("goods"), { most: 60 }), entry(form, "price", t("price"), { mode: "decimal", most: 8 }),
          entry(form, "unit", t("price_unit"), { most: 20 }),
          choice(form, "claim", t("claim"), CLAIMS.map((code) => ({ code, name: t(`claim_${code}`) })))],
        choice(form, "settled", t("settled"), both),
        entry(form, "what", t("note"), { lines: 3, most: 500 }), pictures(),
        notice("calm", t("no_people"))]);
    app.thumb(values.kind && button(t("save_finding"), () => form.save(card, problems(), told), { kind: "main", icon: "eye-check" }));
  }
  const price = () => String(values.price ?? "").trim().replace(",", ".");
  function problems() {
    const found = [
      !values.kind && ["kind", t("choose_one")], !opened.task && !values.site && ["site", t("choose_one")],
      values.kind === "price" && !values.goods?.trim() && ["goods", t("goods_missing")],
      price() && !/^\d{1,5}(\.\d{1,2})?$/.test(price()) && ["price", t("amount_odd")],
      (values.left ?? 0) > (values.people ?? 0) && ["left", t("left_odd")],
    ];
    return Object.fromEntries(found.filter(Boolean));
  }
  function told() {
    const site = places.find((one) => one.code === values.site);
    return {
      command: COMMAND,
      payload: { ...(opened.task?.payload ?? site?.payload), at: moment.stamp(), kind: values.kind, settled: values.settled === true, ...written() },
      label: `${t(`finding_${values.kind}`)} · ${opened.task?.title ?? site?.name ?? ""}`,
      subject: opened.task?.id ?? "", settles: false, screen: "finding", form: {},
    };
  }
  function written() {
    const texts = ["where", "what", "goods", "unit", "claim"].map((field) => [field, String(values[field] ?? "").trim()]);
    const numbers = ["people", "left"].filter((field) => CROWD.includes(values.kind) && Number.isInteger(values[field]));
    return {
      ...Object.fromEntries(texts.filter(([, text]) => text)),
      ...Object.fromEntries(numbers.map((field) => [field, values[field]])),
      ...(values.kind === "price" && price() ? { price: price() } : {}),
      ...(values.photos.length ? { photos: values.photos } : {}),
    };
  }

  draw();
  return { title: t("finding"), lead: opened.task?.title ?? t("finding_lead"), body: card, back: "day" };
}

/** @param {"zone" | "venue" | "place"} field */
const kindOf = (field) => (/** @type {any} */ one) => ({
  code: `${field}-${one.id}`, name: said(one.name), payload: { [field]: one.id, ...(field === "place" && one.grid ? { grid: one.grid } : {}) },
});
