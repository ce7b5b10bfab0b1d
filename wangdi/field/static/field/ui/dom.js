// @ts-check
/** Elements without markup in strings: what people wrote can only ever be text. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */

/** @param {string} tag @param {Record<string, any>} [props] `on…` listens, the rest are attributes
 * @param {...any} children @returns {any} */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children));
  return element;
}

/** @param {any[]} children @returns {Array<Node | string>} */
function present(children) {
  const kept = children.flat(9).filter((child) => child !== null && child !== undefined && child !== false);
  return kept.map((child) => (child instanceof Node ? child : String(child)));
}

/** @param {Element} place @param {...any} children */
export const fill = (place, ...children) => place.replaceChildren(...present(children));

/** An icon stands beside a word. @param {string} name */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/vendor/icons.svg#${name}`);
  drawing.append(use);
  return drawing;
}

/** @param {string} label @param {() => void} act
 * @param {{kind?: string, icon?: string, id?: string, disabled?: boolean}} [how] */
export function button(label, act, how = {}) {
  const props = { type: "button", class: `button ${how.kind ?? ""}`, id: how.id, disabled: how.disabled, onclick: act };
  return h("button", props, how.icon && icon(how.icon), h("span", {}, label));
}

/** @param {"late"|"open"|"done"|"upcoming"|"missed"|"waived"} kind @param {string} label */
export function state(kind, label) {
  const shapes = { upcoming: "○", open: "◐", late: "▲", missed: "■", done: "✓", waived: "–" };
  const tones = { upcoming: "indigo", open: "qing", late: "amber", missed: "cinnabar", done: "bamboo", waived: "muted" };
  return h("span", { class: `state tone-${tones[kind]}` }, h("span", { class: "shape", "aria-hidden": "true" }, shapes[kind]), label);
}

/** @param {string} kind @param {...any} children */
export const notice = (kind, ...children) => h("div", { class: `told ${kind}`, role: kind === "danger" ? "alert" : "status" }, ...children);
