// @ts-check
/** Elements of the gate's screen. */

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * An element: `on` are listeners by event, a true attribute stands alone, a false one is left out.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/**
 * A picture from the house's sprite; a word always stands beside it.
 * @param {string} name
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${new URL("../vendor/icons.svg", import.meta.url).pathname}#${name}`);
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

/**
 * A button that says what it does.
 * @param {string} label
 * @param {() => void} act
 * @param {{look?: string, picture?: string, pressed?: boolean}} [with_]
 */
export function button(label, act, { look = "", picture, pressed } = {}) {
  const attributes = { type: "button", class: `gate-button ${look}`.trim(), "aria-pressed": pressed, on: { click: act } };
  if (pressed !== undefined) attributes["aria-pressed"] = String(pressed);
  return el("button", attributes, picture ? icon(picture) : null, el("span", {}, label));
}

/**
 * Buttons of which one is pressed.
 * @param {string} label
 * @param {[string, string][]} choices value and word
 * @param {string | null} chosen
 * @param {(value: any) => void} choose
 */
export function choice(label, choices, chosen, choose) {
  const buttons = choices.map(([value, word]) => button(word, () => choose(value), { pressed: value === chosen }));
  return el("div", { class: "gate-choice", role: "group", "aria-label": label }, ...buttons);
}
