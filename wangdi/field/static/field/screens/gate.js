// @ts-check
import { notice } from "../ui/dom.js";
import { t } from "../ui/words.js";
/** @param {import("../app.js").App} app @param {string} id */
export async function show(app, id) {
  return { title: id, back: "day", body: notice("calm", t("no_day")) };
}
