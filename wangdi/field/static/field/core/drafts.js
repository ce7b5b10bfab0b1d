// @ts-check
/** Half-filled forms, kept as they are written: at most the last third of a second can be lost. */

const QUIET = 300;

/** @param {ReturnType<typeof import("./hidden.js").hiddenOf>} hidden */
export function draftsOf(hidden) {
  /** @type {Map<string, any>} */
  const timers = new Map();
  /** @type {Map<string, unknown>} */
  const waiting = new Map();
  /** @param {string} name */
  const write = async (name) => {
    const values = waiting.get(name);
    waiting.delete(name);
    if (values !== undefined) await hidden.set(`draft/${name}`, values);
  };
  // A phone that is put away may be switched off: what is still waiting is written now.
  globalThis.document?.addEventListener("visibilitychange", () => { for (const name of [...waiting.keys()]) write(name); });
  return {
    /** @param {string} name */
    read: (name) => hidden.get(`draft/${name}`),
    /** @param {string} name @param {unknown} values */
    keep(name, values) {
      waiting.set(name, structuredClone(values));
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(() => write(name), QUIET));
    },
    /** Once the record stands in the outbox. @param {string} name */
    async done(name) {
      clearTimeout(timers.get(name));
      waiting.delete(name);
      await hidden.empty(`draft/${name}`);
    },
  };
}
