// @ts-check
/** Who works on this phone now: signed in with the house for a shift, opened by a PIN. */

import { hide, show } from "./copies.js";
import * as lockout from "./lockout.js";
import * as moment from "./moment.js";
import * as pin from "./pin.js";

/**
 * @typedef {object} Shift what the house gave; hidden on the phone, in memory while it is open
 * @property {{id: string, name: string}} device
 * @property {{id: string, token: string, began: string, until: string}} shift
 * @property {{id: number, name: string}} user
 * @property {import("./sealing.js").HouseKey} key
 */
const BOUND = "session/shift";
const PROTOCOL = 1;

/** @param {ReturnType<typeof import("./settings.js").settingsOf>} settings
 * @param {(body: any, headers: Record<string, string>) => Promise<import("./api.js").Told>} ask signs in */
export function sessionOf(settings, ask) {
  /** @type {Shift | null} */ let shift = null;
  /** @type {CryptoKey | null} */ let local = null;
  let ahead = 0;

  /** @param {Shift} now */
  async function keep(now) {
    shift = now;
    const key = /** @type {CryptoKey} */ (local);
    await settings.set("shift", { user: now.user.id, until: now.shift.until, copy: await hide(key, BOUND, now) });
  }

  return {
    /** @returns {Promise<"none" | "locked" | "open">} */
    async state() {
      if (shift) return "open";
      return (await settings.get("shift")) ? "locked" : "none";
    },

    /** What records are sealed, signed and hidden with; null where the phone is locked.
     * @returns {import("./outbox.js").Signed | null} */
    signed() {
      if (!shift || !local) return null;
      return { device: shift.device.id, shift: shift.shift.id, token: shift.shift.token, house: shift.key, local };
    },
    key: () => local,
    shift: () => shift,
    /** By the clock of the house, as far as it is known. */
    isOver: () => shift !== null && moment.now() - ahead > Date.parse(shift.shift.until),

    /** Signs in with the house, and closes what stays on the phone by the PIN.
     * @param {{code: string, pin: string, name: string, csrf: string}} given
     * @returns {Promise<string>} why not, as the key of a sentence; empty: signed in */
    async begin(given) {
      const weak = lockout.weakness(given.pin);
      if (weak) return weak;
      const known = await settings.get("device");
      const body = {
        v: PROTOCOL, code: given.code, device: known?.id ?? null, secret: known?.secret ?? null,
        name: given.name, agent: navigator.userAgent.slice(0, 200),
      };
      const sent = moment.now();
      const { status, body: told, online } = await ask(body, given.csrf ? { "X-CSRFToken": given.csrf } : {});
      if (status !== 200) return refusal(status, told?.error, online);
      ahead = moment.ahead(told.now, sent, moment.now());
      await settings.set("ahead", ahead);
      await settings.set("device", { id: told.device.id, secret: told.device.secret ?? known?.secret });
      local = await this.keyOf(told.user.id, given.pin);
      await keep({ device: { id: told.device.id, name: told.device.name }, shift: told.shift, user: told.user, key: told.key });
      await settings.set("tries", lockout.FRESH);
      return "";
    },

    /** The worker's key on this phone; a new one where he has none, or forgot its PIN.
     * @param {number} user @param {string} given */
    async keyOf(user, given) {
      const name = `wrapped/${user}`;
      const wrapped = await settings.get(name);
      const found = wrapped && (await pin.open(given, wrapped));
      if (found) return found;
      const made = await pin.make(given);
      await settings.set(name, made.wrapped);
      return made.key;
    },

    /** @param {string} given
     * @returns {Promise<{ok: boolean, left: number, wait: number}>} `wait` milliseconds until the next try */
    async unlock(given) {
      const tries = await settings.get("tries", lockout.FRESH);
      const wait = lockout.wait(tries, moment.now());
      if (wait || lockout.isOver(tries)) return { ok: false, left: lockout.MOST_TRIES - tries.failed, wait };
      const kept = await settings.get("shift");
      const wrapped = kept && (await settings.get(`wrapped/${kept.user}`));
      // Counted before it is tried: a phone that is switched off in between has used a try.
      const counted = lockout.failed(tries, moment.now());
      await settings.set("tries", counted);
      const key = wrapped && (await pin.open(given, wrapped));
      const found = key && (await show(key, BOUND, kept.copy));
      if (found) {
        [local, shift, ahead] = [key, found, await settings.get("ahead", 0)];
        await settings.set("tries", lockout.FRESH);
        return { ok: true, left: lockout.MOST_TRIES, wait: 0 };
      }
      if (lockout.isOver(counted) && kept) await this.close(kept.user);
      return { ok: false, left: lockout.MOST_TRIES - counted.failed, wait: lockout.wait(counted, moment.now()) };
    },

    /** Too many wrong PINs: what could be read here is closed for good. The outbox stays.
     * @param {number} user */
    async close(user) {
      await settings.set(`wrapped/${user}`, null);
      await settings.set("shift", null);
    },

    lock() {
      [shift, local] = [null, null];
    },

    /** The shift is over: the sign-in goes, the key stays for the next one. */
    async end() {
      await settings.set("shift", null);
      this.lock();
    },

    /** What the house says of the shift, or the key it now has. @param {{key?: any, until?: string}} told */
    async renew(told) {
      if (!shift) return;
      const key = told.key ?? shift.key;
      const until = told.until ?? shift.shift.until;
      if (key.id !== shift.key.id || until !== shift.shift.until) await keep({ ...shift, key, shift: { ...shift.shift, until } });
    },
  };
}

/** @param {number} status @param {string | undefined} error @param {boolean} online */
function refusal(status, error, online) {
  if (status === 403 && ["code", "revoked", "second_factor"].includes(error ?? "")) return `signin_${error}`;
  if (status === 429) return "signin_often";
  return status === 0 && !online ? "signin_phone" : "signin_server";
}
