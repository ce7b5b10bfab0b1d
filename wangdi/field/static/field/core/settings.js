// @ts-check
/** Named values that need no lock: the language, the phone's number, the wrapped key, the tries. */

/** @param {any} db */
export function settingsOf(db) {
  return {
    /** @param {string} name @param {any} [otherwise] */
    get: async (name, otherwise = null) => (await db.settings.get(name))?.value ?? otherwise,
    /** @param {string} name @param {any} value */
    set: (name, value) => db.settings.put({ name, value }),
  };
}
