// @ts-check
/** A person handed over at an entry point or at his door: two people sign, here on one phone. */

import { uuid7 } from "../core/bytes.js";
import * as moment from "../core/moment.js";
import { button, fill, h } from "../ui/dom.js";
import { choice, entry } from "../ui/fields.js";
import { formOf } from "../ui/form.js";
import { signature } from "../ui/signature.js";
import { said, t } from "../ui/words.js";

/** @typedef {import("../app.js").App} App */
export const COMMAND = "transfer.sign";
const SHORTEST = 20;

/** @param {App} app @param {import("../ui/form.js").Opened} opened */
export async function show(app, opened) {
  const task = /** @type {import("../core/day.js").Task} */ (opened.task);
  const first = { side: task.payload.side ?? "takes", other_name: "", other_unit: "", on_paper: false, drawing: "" };
  const form = await formOf(app, `vehicle/${task.id}`, opened, first);
  const { values } = form;
  const card = h("div", { class: "stack" });
  const place = h("div", {});

  function drawn() {
    const asked = t("sign_here", { name: values.other_name || t("other_side") });
    fill(place, !values.on_paper && signature(asked, t("sign_again"), (path) => { values.drawing = path; form.changed(); }));
    if (values.on_paper) values.drawing = "";
  }
  function problems() {
    const found = [
      !values.other_name.trim() && ["other_name", t("name_missing")],
      !values.on_paper && values.drawing.length < SHORTEST && ["on_paper", t("sign_missing")],
    ];
    return Object.fromEntries(found.filter(Boolean));
  }
  const told = () => ({
    command: COMMAND,
    payload: {
      ...task.payload, slip: uuid7(moment.now()), at: moment.stamp(), side: values.side,
      other_name: values.other_name.trim(), other_unit: values.other_unit.trim(), on_paper: values.on_paper,
      ...(values.on_paper ? {} : { drawing: values.drawing }),
    },
    label: `${t("handed_over")} · ${task.who || task.title}`,
    subject: task.id, settles: true, screen: "vehicle", form: {},
  });
  fill(card, task.detail && h("p", { class: "detail" }, said(task.detail)),
    choice(form, "side", t("my_side"), [{ code: "takes", name: t("side_takes") }, { code: "gives", name: t("side_gives") }]),
    entry(form, "other_name", t("other_name"), { most: 60 }), entry(form, "other_unit", t("other_unit"), { most: 60 }),
    choice(form, "on_paper", t("how_signed"), [{ code: false, name: t("signs_here") }, { code: true, name: t("signs_paper") }], { pressed: drawn }),
    place);
  drawn();
  app.thumb(button(t("save_vehicle"), () => form.save(card, problems(), told), { kind: "main", icon: "signature" }));
  return { title: task.title, lead: task.who, body: card, back: "day" };
}
