// @ts-check
/** The clocks of the phone: the wall, and the one that nobody sets. */


/** Which start of the app this is: the running clock counts from it. */
export const BOOT = crypto.randomUUID();

export const now = () => Date.now();

/** Milliseconds since the app was started. */
export const mono = () => Math.round(performance.now());

/** @param {number} [at] @returns {string} an instant of the wall clock, in UTC */
export const stamp = (at = now()) => new Date(at).toISOString();

/** How far the clock of this phone is ahead of the server's, in milliseconds: half of the way there
 * and back belongs to the way.
 * @param {string} server @param {number} sent @param {number} received @returns {number} */
export const ahead = (server, sent, received) => Math.round((sent + received) / 2 - Date.parse(server));

/** More than five minutes is told to the worker. */
export const OFF = 5 * 60_000;

/** The day in Asia/Shanghai, which has had no summer time since 1991.
 * @param {number} [at] @returns {string} 2020-02-10 */
export const day = (at = now()) => new Date(at + 8 * 3600_000).toISOString().slice(0, 10);

/** @param {string | number} at @returns {string} 17:05 in Asia/Shanghai */
export const wall = (at) => new Date(new Date(at).getTime() + 8 * 3600_000).toISOString().slice(11, 16);
