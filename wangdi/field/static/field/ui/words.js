// @ts-check
/** Sentences in the language of the worker; Chinese until he chooses. */

import { en } from "../words/en.js";
import { zh } from "../words/zh.js";

/** @type {Record<string, Record<string, string>>} */
export const BOOKS = { zh, en };
let book = zh;
let code = "zh";

/** @param {string} wanted */
export function speak(wanted) {
  code = wanted in BOOKS ? wanted : "zh";
  book = BOOKS[code];
  document.documentElement.lang = code === "en" ? "en" : "zh-Hans";
  document.title = book.app;
}

export const language = () => code;

/** @param {string} key @param {Record<string, string | number>} [values] `{n}` in the sentence */
export function t(key, values = {}) {
  const found = book[key];
  if (found === undefined) throw new Error(`no sentence for ${key}`);
  return found.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** A text that came with the day, in both languages or in one.
 * @param {{zh: string, en: string} | string | null | undefined} given @returns {string} */
export const said = (given) => (typeof given === "string" ? given : given?.[code === "en" ? "en" : "zh"] ?? "");
