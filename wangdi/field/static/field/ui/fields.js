// @ts-check
/** Controls for cold fingers: every answer is a target of its own, every control has its label. */

import { h } from "./dom.js";

/** @typedef {Record<string, any>} Values */
/** @typedef {{values: Values, changed: () => void, problem: (name: string) => string}} Form */

let made = 0;

/** @param {Form} form @param {string} name @param {string} label
 * @param {Array<{code: string | boolean, name: string}>} options @param {{many?: boolean, wide?: boolean, help?: string, pressed?: () => void}} [how] */
export function choice(form, name, label, options, how = {}) {
  const kind = how.many ? "checkbox" : "radio";
  const group = `${name}-${++made}`;
  /** @param {any} code */
  const stands = (code) => (how.many ? (form.values[name] ?? []).includes(code) : form.values[name] === code);
  /** @param {any} code @param {boolean} on */
  const set = (code, on) => {
    const before = form.values[name] ?? [];
    form.values[name] = how.many ? (on ? [...before, code] : before.filter((/** @type {any} */ one) => one !== code)) : code;
    form.changed();
    how.pressed?.();
  };
  const boxes = options.map((option) =>
    h("label", { class: "pick" },
      h("input", { type: kind, name: group, checked: stands(option.code), onchange: (/** @type {any} */ event) => set(option.code, event.target.checked) }),
      h("span", {}, option.name)));
  return h("fieldset", { class: `ask ${how.wide ? "wide" : ""}`, "data-name": name },
    h("legend", {}, label), how.help && h("p", { class: "muted" }, how.help),
    h("div", { class: "picks" }, boxes), fault(form, name));
}

/** @param {Form} form @param {string} name @param {string} label
 * @param {{kind?: string, mode?: string, help?: string, most?: number, lines?: number, list?: string[], minimum?: string}} [how] */
export function entry(form, name, label, how = {}) {
  const id = `${name}-${++made}`;
  const props = {
    id, name, class: "input", maxlength: how.most, inputmode: how.mode, autocomplete: "off", min: how.minimum,
    value: form.values[name] ?? "",
    "aria-describedby": `${id}-why`,
    oninput: (/** @type {any} */ event) => { form.values[name] = event.target.value; form.changed(); },
  };
  const control = how.lines ? h("textarea", { ...props, rows: how.lines }) : h("input", { ...props, type: how.kind ?? "text" });
  return h("div", { class: "ask", "data-name": name },
    h("label", { for: id }, label), how.help && h("p", { class: "muted" }, how.help), control, fault(form, name, `${id}-why`));
}

/** A number of people or things: minus, the number, plus. @param {Form} form @param {string} name @param {string} label
 * @param {{least?: number, most?: number, less: string, more: string}} how */
export function count(form, name, label, how) {
  const { least = 0, most = 99 } = how;
  const shown = h("output", { class: "counted" }, form.values[name] ?? "–");
  /** @param {number} by */
  const step = (by) => {
    const before = form.values[name];
    form.values[name] = before === undefined || before === "" ? Math.max(least, by > 0 ? 1 : 0) : Math.min(most, Math.max(least, before + by));
    shown.textContent = String(form.values[name]);
    form.changed();
  };
  return h("fieldset", { class: "ask", "data-name": name }, h("legend", {}, label),
    h("div", { class: "steps" },
      h("button", { type: "button", class: "button", "aria-label": how.less, onclick: () => step(-1) }, "−"), shown,
      h("button", { type: "button", class: "button", "aria-label": how.more, onclick: () => step(1) }, "+")),
    fault(form, name));
}

/** What is wrong with one control, beside it. @param {Form} form @param {string} name @param {string} [id] */
function fault(form, name, id) {
  return h("p", { class: "fault", id, "data-fault": name, role: "alert" }, form.problem(name));
}

/** Shows what is wrong where it is wrong, and goes to the first.
 * @param {Element} place @param {Record<string, string>} problems sentences by the name of the control */
export function complain(place, problems) {
  let first = null;
  for (const said of place.querySelectorAll("[data-fault]")) {
    const why = problems[/** @type {HTMLElement} */ (said).dataset.fault ?? ""] ?? "";
    said.textContent = why;
    if (why && !first) first = said.closest(".ask");
  }
  /** @type {HTMLElement | null} */ (first?.querySelector("input, textarea, button"))?.focus();
  first?.scrollIntoView({ block: "center" });
}
