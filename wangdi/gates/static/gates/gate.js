// @ts-check
/**
 * The screen of a gate: `mountGate(root, …)`, for the field app and for the gate's own page
 * (`gates/PHONE.md`). Holds what is going on and shows one screen at a time.
 */

import { fromBase64url } from "./bytes.js";
import { keysOf } from "./cose.js";
import { open } from "./list.js";
import { ready } from "./reading.js";
import { home } from "./screens/home.js";
import { unlisted } from "./screens/unlisted.js";

/** @typedef {import("./counting.js").Entry} Entry */
/**
 * @typedef {object} Given
 * @property {{v: number, keys: any[], list: string} | null} bundle
 * @property {any[]} [keys] trusted; left out: the bundle's
 * @property {{recent: (since: Date) => Promise<Entry[]>}} outbox
 * @property {() => number} now
 * @property {(record: {command: string, payload: any}) => Promise<string>} submit
 * @property {"zh" | "en"} language
 * @property {string} [device]
 * @property {string} [checkpoint] needed where there is no bundle
 */
/**
 * @typedef {object} Gate what every screen is given
 * @property {Given} given
 * @property {import("./list.js").List} list
 * @property {import("./cose.js").Keys} keys
 * @property {"in" | "out"} direction
 * @property {string} site where it was measured last
 * @property {Entry[]} recent
 * @property {(text: string, values?: Record<string, string | number>) => string} t
 * @property {(screen: (gate: Gate, ...more: any[]) => any, ...more: any[]) => void} show
 * @property {(command: string, payload: any) => Promise<string>} send
 * @property {() => Promise<void>} recall
 */

const BACK_MS = 14 * 86_400_000;

/**
 * @param {HTMLElement} root empty
 * @param {Given} given
 */
export async function mountGate(root, given) {
  root.classList.add("gate");
  const gate = bare(root, given);
  const update = async (bundle) => {
    given.bundle = bundle;
    const opened = await openedOf(given);
    if (opened) Object.assign(gate, opened);
    await gate.recall();
    gate.show(gate.list ? home : unlisted);
  };
  await update(given.bundle);
  if (given.bundle) ready();
  return { update, stop: () => leave(root), gate };
}

/**
 * The list, or null where there is none, it is not the office's, or it cannot be read here: a
 * browser verifies nothing on a page without HTTPS.
 * @param {Given} given
 * @returns {Promise<{list: import("./list.js").List, keys: import("./cose.js").Keys} | null>}
 */
async function openedOf({ bundle, keys: trusted }) {
  if (!bundle || !isSecureContext) return null;
  try {
    const keys = await keysOf(trusted ?? bundle.keys);
    const list = await open(fromBase64url(bundle.list), keys);
    return list && { list, keys };
  } catch {
    return null;
  }
}

/**
 * @param {HTMLElement} root
 * @param {Given} given
 * @returns {Gate}
 */
function bare(root, given) {
  const nothing = /** @type {any} */ (null);
  /** @type {Gate} */
  const gate = {
    given,
    list: nothing,
    keys: nothing,
    direction: "in",
    site: "forehead",
    recent: [],
    t: (text, values = {}) => filled(translated(gate, text), values),
    show: (screen, ...more) => {
      leave(root);
      root.append(screen(gate, ...more));
      root.scrollTo?.(0, 0);
    },
    send: async (command, payload) => {
      const key = await given.submit({ command, payload });
      gate.recent.push({ key, command, made_at: new Date(given.now()).toISOString(), payload });
      return key;
    },
    recall: async () => {
      gate.recent = await given.outbox.recent(new Date(given.now() - BACK_MS));
    },
  };
  return gate;
}

/** Empties the screen; whatever stood there hears of it and lets go of the camera. @param {HTMLElement} root */
function leave(root) {
  for (const child of root.children) child.dispatchEvent(new Event("left"));
  root.replaceChildren();
}

/**
 * @param {Gate} gate
 * @param {string} text in English
 */
function translated(gate, text) {
  return gate.given.language === "zh" ? (gate.list?.body.get("words").get(text) ?? text) : text;
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values for `{name}`
 */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
