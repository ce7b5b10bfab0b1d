// @ts-check
/** The way to the house: one place that asks it anything, and says which side is down. */

import { asked } from "./backoff.js";

const PATIENCE = 20_000;

/**
 * @typedef {object} Told
 * @property {number} status 0: no answer at all
 * @property {any} body null where it is no JSON
 * @property {number} wait milliseconds the house asked for
 * @property {boolean} online
 */

/** @param {() => string} token @param {() => string} language */
export function apiOf(token, language) {
  /** @param {string} path @param {RequestInit} [how] @returns {Promise<Told>} */
  async function ask(path, how = {}) {
    const headers = new Headers(how.headers);
    headers.set("Accept-Language", language());
    if (token()) headers.set("X-Field-Shift", token());
    try {
      const answer = await fetch(`/field/${path}`, {
        credentials: "same-origin", cache: "no-store", redirect: "manual", ...how, headers,
        signal: AbortSignal.timeout(PATIENCE),
      });
      const body = await answer.json().catch(() => null);
      // A page instead of JSON comes from something that stands between: a hotel's sign-in, a proxy.
      const status = answer.ok && body === null ? 0 : answer.status;
      return { status, body, wait: asked(answer.headers.get("Retry-After")), online: navigator.onLine };
    } catch {
      return { status: 0, body: null, wait: 0, online: navigator.onLine };
    }
  }
  /** @param {string} path @param {unknown} body @param {Record<string, string>} [headers] */
  const post = (path, body, headers = {}) =>
    ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...headers } });
  return { ask, post };
}
