// @ts-check
/** The store of the phone. Written through to the disk before a save is told as done. */

import { Dexie } from "../../vendor/dexie.min.mjs";

/**
 * `outbox`: one row a record, see rows.js. `settings`: by name. `copies`: what the worker reads
 * (the day, the bundle of a gate, drafts), hidden by the local key. `photos`: sealed, by digest.
 * A version is only ever added to; no upgrade drops a table.
 */
export function opened(name = "wangdi-field") {
  const db = new Dexie(name, { chromeTransactionDurability: "strict" });
  db.version(1).stores({
    outbox: "key, state",
    settings: "name",
    copies: "name",
    photos: "digest, state",
  });
  return db;
}
