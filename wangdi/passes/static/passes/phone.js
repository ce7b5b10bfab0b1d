// @ts-check
// A pass on the phone of its household: a key that never leaves this browser, a code that turns.
import { STEP_SECONDS, code, hex } from "./code.js";
import { matrix } from "./qr.js";

const QUIET = 4, PIXELS = 8;
const root = /** @type {HTMLElement} */ (document.querySelector("[data-pass]"));
const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector("canvas"));
const left = /** @type {HTMLElement} */ (root.querySelector("[data-left]"));
const pass = /** @type {string} */ (root.dataset.pass);

/** Shows one of the parts that the page holds ready: wait, shown, failed, unsafe. */
function show(name) {
  for (const part of root.querySelectorAll("[data-part]")) {
    /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-part") !== name;
  }
}

function store() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("wangdi-passes", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("keys");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function ask(db, mode, act) {
  return new Promise((resolve, reject) => {
    const asked = act(db.transaction("keys", mode).objectStore("keys"));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** The key pair of this browser for this pass; made once, the private half cannot be read out. */
async function holder(db) {
  const known = await ask(db, "readonly", (keys) => keys.get(pass));
  if (known) return known;
  const kind = { name: "ECDSA", namedCurve: "P-256" };
  const made = await crypto.subtle.generateKey(kind, false, ["sign", "verify"]);
  await ask(db, "readwrite", (keys) => keys.put(made, pass));
  return made;
}

/** The token that names our key, and the office's clock. */
async function fetched(pair) {
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const body = new FormData(form);
  body.set("x", hex(raw.slice(1, 33)));
  body.set("y", hex(raw.slice(33)));
  const answer = await fetch(form.action, { method: "POST", body });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.sentence);
  return told;
}

function draw(text) {
  const rows = matrix(text), side = (rows.length + 2 * QUIET) * PIXELS;
  canvas.width = canvas.height = side;
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, side, side);
  brush.fillStyle = "#000";
  rows.forEach((row, y) => row.forEach((dark, x) => {
    if (dark) brush.fillRect((x + QUIET) * PIXELS, (y + QUIET) * PIXELS, PIXELS, PIXELS);
  }));
  canvas.dataset.code = text;
}

/** Draws anew with every step; the seconds that remain stand beside in words. */
function turn(pair, told) {
  const ahead = told.now - Date.now();
  let drawn = -1;
  const tick = async () => {
    const now = Date.now() + ahead, step = Math.floor(now / 1000 / STEP_SECONDS);
    left.textContent = String(STEP_SECONDS - (Math.floor(now / 1000) % STEP_SECONDS));
    if (step === drawn) return;
    drawn = step;
    draw(await code(pair.privateKey, told.token, pass, now));
    show("shown");
  };
  setInterval(tick, 500);
  return tick();
}

async function begin() {
  if (!globalThis.isSecureContext || !crypto.subtle) return show("unsafe");
  try {
    const pair = await holder(await store());
    await turn(pair, await fetched(pair));
  } catch (error) {
    const said = root.querySelector("[data-said]");
    if (said && error instanceof Error) said.textContent = error.message;
    show("failed");
  }
}

begin();
