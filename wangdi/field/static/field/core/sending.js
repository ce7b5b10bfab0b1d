// @ts-check
/** Sends what waits, batch after batch; keeps everything that was not acknowledged by name. */

import { pause } from "./backoff.js";
import { MOST, halved, next } from "./batches.js";
import * as moment from "./moment.js";
import { carried, counted, wasRestored } from "./rows.js";
import { side } from "./sides.js";

const PROTOCOL = 1;
/** So long after its last answer the house is asked first whether it is there. */
const TRUSTED = 30_000;
const ALONE = { 400: "trouble_unread", 413: "trouble_large" };

/**
 * @typedef {object} Means
 * @property {ReturnType<typeof import("./outbox.js").outboxOf>} outbox
 * @property {ReturnType<typeof import("./api.js").apiOf>} api
 * @property {ReturnType<typeof import("./settings.js").settingsOf>} settings
 * @property {() => {device: string} | null} signed
 * @property {string} app the version, in words
 * @property {(seen: {side: import("./sides.js").Side, sending: boolean}) => void} tell
 * @property {(body: any) => Promise<void>} heard what else the house says with its answers
 */

/** @param {Means} means */
export function sendingOf(means) {
  const { outbox, api, settings } = means;
  let failures = 0;
  let heardAt = -TRUSTED;
  let most = MOST;

  /** @param {any} body @param {number} sent */
  async function take(body, sent) {
    const told = await settings.get("commit", { epoch: "", lsn: "0" });
    await outbox.answer(body.answers, body.commit);
    if (wasRestored(told, body.commit)) await outbox.sendAgain();
    await settings.set("commit", body.commit);
    await settings.set("ahead", moment.ahead(body.now, sent, moment.now()));
    const house = { now: moment.now(), epoch: body.commit.epoch, archived: body.archived, keep: body.keep_hours * 3600_000 };
    await outbox.forget(house);
    await means.heard(body);
  }

  /** Whether the house answers, before records go on the wire: until then they stay the worker's
   * to change, however long nobody answers. @returns {Promise<number>} milliseconds to wait; 0: it does */
  async function knock() {
    if (moment.mono() - heardAt < TRUSTED) return 0;
    const { status, online, wait } = await api.ask("standing");
    const down = side({ online, status });
    if (down === "ok") return 0;
    means.tell({ side: down, sending: false });
    failures += 1;
    return pause(failures, Math.random(), wait);
  }

  /** One batch. @returns {Promise<{more: boolean, wait: number}>} `wait` milliseconds; 0: no need to come back */
  async function once() {
    const by = means.signed();
    if (!by) return { more: false, wait: 0 };
    // Nothing goes out: what waits stays the worker's to change.
    if (!navigator.onLine) {
      means.tell({ side: "phone", sending: false });
      return { more: false, wait: 0 };
    }
    const shut = await knock();
    if (shut) return { more: false, wait: shut };
    const waiting = await outbox.waiting();
    const batch = await outbox.sending(next(waiting, moment.now(), most).map((row) => row.key));
    const { unsent, oldest } = counted(waiting);
    means.tell({ side: "ok", sending: batch.length > 0 });
    const sent = moment.now();
    const envelope = {
      v: PROTOCOL, device: by.device, boot: moment.BOOT, mono: moment.mono(), sent_at: moment.stamp(sent),
      unsent, oldest: oldest || null, app: means.app, records: batch.map(carried),
    };
    const answer = await api.post("sync", envelope);
    const heard = answer.status === 200 && Array.isArray(answer.body?.answers);
    const down = side({ online: answer.online, status: answer.status === 200 && !heard ? 0 : answer.status });
    means.tell({ side: down, sending: false });
    const keys = new Set(batch.map((row) => row.key));
    if (heard && (!batch.length || answer.body.answers.some((/** @type {any} */ said) => keys.has(said.key)))) {
      [failures, most, heardAt] = [0, MOST, moment.mono()];
      await take(answer.body, sent);
      return { more: batch.length > 0 && next(await outbox.waiting(), moment.now()).length > 0, wait: 0 };
    }
    if (answer.status in ALONE) return smaller(batch, /** @type {400 | 413} */ (answer.status));
    heardAt = -TRUSTED;
    failures += 1;
    return { more: false, wait: pause(failures, Math.random(), answer.wait) };
  }

  /** The envelope was not understood: half of it, until the one stands alone that is the matter.
   * @param {import("./rows.js").Row[]} batch @param {400 | 413} status */
  async function smaller(batch, status) {
    most = halved(batch.length);
    if (most) return { more: true, wait: 0 };
    most = MOST;
    if (batch.length) await outbox.trouble(batch[0].key, ALONE[status]);
    return { more: batch.length > 0 && (await outbox.waiting()).some((row) => !row.trouble), wait: 0 };
  }

  return {
    /** Everything that may go now, by one page of the app at a time.
     * @returns {Promise<number>} milliseconds until it should be tried again; 0: when something new comes */
    async all() {
      return navigator.locks.request("wangdi-field-sending", { ifAvailable: true }, async (lock) => {
        if (!lock) return 0;
        for (;;) {
          const { more, wait } = await once();
          if (!more) return wait;
        }
      });
    },
  };
}
