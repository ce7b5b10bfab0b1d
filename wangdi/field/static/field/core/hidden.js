// @ts-check
/** The table of hidden copies: the day, bundles of gates, half-filled forms. */

import { hide, show } from "./copies.js";

/** @param {any} db @param {() => CryptoKey | null} key */
export function hiddenOf(db, key) {
  /** @param {string} name */
  const bound = (name) => `copies/${name}`;
  return {
    /** @param {string} name */
    async get(name) {
      const local = key();
      const row = local && (await db.copies.get(name));
      return row ? show(local, bound(name), row.copy) : null;
    },
    /** @param {string} name @param {unknown} value */
    async set(name, value) {
      const local = key();
      if (local) await db.copies.put({ name, copy: await hide(local, bound(name), value) });
    },
    /** Emptied, as a draft is once its record stands in the outbox. @param {string} name */
    empty: (name) => db.copies.put({ name, copy: null }),
  };
}
