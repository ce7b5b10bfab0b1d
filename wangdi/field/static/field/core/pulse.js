// @ts-check
/** When to send: at once after a save, when the network is back, when the phone is taken in hand. */

const LIFE = 60_000;
const SETTLE = 300;
const JITTER = 2_000;

/** @param {() => Promise<number>} send answers in how many milliseconds to come back */
export function pulseOf(send) {
  let timer = 0;
  let running = false;
  let asked = false;

  /** @param {number} wait */
  function plan(wait) {
    clearTimeout(timer);
    timer = window.setTimeout(beat, wait);
  }

  async function beat() {
    if (running) {
      asked = true;
      return;
    }
    running = true;
    asked = false;
    let wait = 0;
    try {
      wait = await send();
    } finally {
      running = false;
      plan(asked ? SETTLE : wait || LIFE + Math.random() * JITTER);
    }
  }

  window.addEventListener("online", () => plan(SETTLE + Math.random() * JITTER));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && plan(SETTLE));
  return { /** Something new waits, or somebody pressed. */ now: () => plan(SETTLE) };
}
