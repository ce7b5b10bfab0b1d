// @ts-check
/** The outbox: every save goes here first, sealed; nothing leaves it that was not acknowledged. */

import { uuid7 } from "./bytes.js";
import { hide, show } from "./copies.js";
import * as moment from "./moment.js";
import { again, answered, counted, fresh, mayChange, mayForget } from "./rows.js";
import { mac, seal } from "./sealing.js";

/** @typedef {import("./rows.js").Row} Row */
/**
 * @typedef {object} Told what the worker enters
 * @property {string} command
 * @property {Record<string, unknown>} payload
 * @property {string} label what he reads of it in his list, names masked
 * @property {string} subject the task of his day, or empty
 * @property {boolean} settles whether the task is done by it
 * @property {string} screen where it is corrected
 * @property {Record<string, unknown>} form what stood in the form
 */
/** @typedef {{device: string, shift: string, token: string, house: import("./sealing.js").HouseKey, local: CryptoKey}} Signed */

/** @param {any} db @param {() => Signed | null} signed @param {() => void} changed */
export function outboxOf(db, signed, changed) {
  /** @param {string} key */
  const bound = (key) => `outbox/${key}`;

  /** @param {Told} told @param {string} [made_at] */
  async function made(told, made_at = moment.stamp()) {
    const by = signed();
    if (!by) throw new Error("nobody is signed in");
    const key = uuid7(moment.now());
    const head = {
      key, device: by.device, shift: by.shift, command: told.command,
      made_at, mono: moment.mono(), boot: moment.BOOT,
    };
    const sealed = await seal(by.house, head, told.payload);
    return fresh({ ...head, sealed, mac: await mac(by.token, head, sealed), copy: await hide(by.local, bound(key), told) });
  }

  return {
    /** Written through to the disk when this returns. @param {Told} told @returns {Promise<string>} its key */
    async save(told) {
      const row = await made(told);
      await db.outbox.add(row);
      changed();
      return row.key;
    },

    /** Another in the place of one that nobody has yet; null where it is on its way already.
     * The one before stays, and is not sent. @param {string} key @param {Told} told */
    async correct(key, told) {
      const before = await db.outbox.get(key);
      if (!before || !mayChange(before)) return null;
      const row = await made(told, before.made_at);
      const done = await db.transaction("rw", db.outbox, async () => {
        const still = await db.outbox.get(key);
        if (!mayChange(still)) return false;
        await db.outbox.put({ ...still, state: "withdrawn", replaced_by: row.key });
        await db.outbox.add(row);
        return true;
      });
      changed();
      return done ? row.key : null;
    },

    /** Taken back before anybody has it; false where it is on its way already. @param {string} key */
    async withdraw(key) {
      const done = await db.transaction("rw", db.outbox, async () => {
        const row = await db.outbox.get(key);
        if (!row || !mayChange(row)) return false;
        await db.outbox.put({ ...row, state: "withdrawn" });
        return true;
      });
      changed();
      return done;
    },

    /** Before a batch goes on the wire: from now on these are nobody's to change. Those that
     * were taken back meanwhile are not among them. @param {string[]} keys @returns {Promise<Row[]>} */
    async sending(keys) {
      return db.transaction("rw", db.outbox, async () => {
        const rows = (await db.outbox.bulkGet(keys)).filter((/** @type {Row} */ row) => row?.state === "waiting");
        await db.outbox.bulkPut(rows.map((/** @type {Row} */ row) => ({ ...row, attempts: row.attempts + 1 })));
        return rows;
      });
    },

    /** @param {Array<{key: string, answer: string, reason?: string, sentence?: string}>} answers
     * @param {import("./rows.js").Commit} commit */
    async answer(answers, commit) {
      const now = moment.now();
      await db.transaction("rw", db.outbox, async () => {
        const rows = await db.outbox.bulkGet(answers.map((said) => said.key));
        const told = rows.map((/** @type {Row | undefined} */ row, /** @type {number} */ at) => row && answered(row, answers[at], now, commit));
        await db.outbox.bulkPut(told.filter(Boolean));
      });
      changed();
    },

    /** The house was restored from a copy: what it acknowledged is sent once more. How many. */
    async sendAgain() {
      return db.outbox.where("state").equals("answered").modify((/** @type {Row} */ row, /** @type {any} */ ref) => { ref.value = again(row); });
    },

    /** One that cannot travel: kept, shown, tried again in an hour. @param {string} key @param {string} trouble */
    async trouble(key, trouble) {
      await db.outbox.update(key, { trouble, not_before: moment.now() + 3600_000 });
      changed();
    },

    /** Handed to another phone: frozen, and still sent from here too. @param {string[]} keys */
    async handed(keys) {
      const now = moment.now();
      await db.outbox.where("key").anyOf(keys).modify({ handed: now });
      changed();
    },

    /** Records of another phone, taken over as they are. How many were new. @param {any[]} rows */
    async takeOver(rows) {
      const known = new Set(await db.outbox.where("key").anyOf(rows.map((row) => row.key)).primaryKeys());
      const unknown = rows.filter((row) => !known.has(row.key)).map((row) => fresh(row));
      await db.outbox.bulkAdd(unknown);
      changed();
      return unknown.length;
    },

    /** @returns {Promise<Row[]>} */
    waiting: () => db.outbox.where("state").equals("waiting").toArray(),
    /** @returns {Promise<Row[]>} */
    all: () => db.outbox.toArray(),
    /** @param {string} key @returns {Promise<Row | undefined>} */
    get: (key) => db.outbox.get(key),
    /** What the worker reads of it; null where it is another's. @param {Row} row @returns {Promise<Told | null>} */
    async read(row) {
      const by = signed();
      return by && show(by.local, bound(row.key), row.copy);
    },
    counts: async () => counted(await db.outbox.toArray()),

    /** The one place where rows go: acknowledged, and safe with the house. How many went.
     * @param {import("./rows.js").House} house */
    async forget(house) {
      const safe = (/** @type {Row} */ row) => mayForget(row, house);
      return db.outbox.where("state").equals("answered").and(safe).delete();
    },
  };
}
