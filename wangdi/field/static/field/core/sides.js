// @ts-check
/** Which side is down: this phone's network, the server, or the sign-in. */

/** @typedef {"ok" | "phone" | "server" | "ended" | "revoked" | "locked"} Side */

/** @param {{online: boolean, status: number}} seen `status` 0: no answer at all @returns {Side} */
export function side({ online, status }) {
  if (status === 401) return "ended";
  if (status === 200 || status === 400 || status === 413) return "ok";
  return status === 0 && !online ? "phone" : "server";
}

/** The line that always stands in sight, as keys of sentences and their numbers.
 * @param {{unsent: number, side: Side, sending: boolean, oldestHours: number}} seen
 * @returns {{count: string, why: string, tone: "calm" | "waits" | "warns" | "alarms"}} */
export function line({ unsent, side: down, sending, oldestHours }) {
  const count = unsent ? "unsent_n" : "unsent_none";
  const why = down === "ok" ? (sending && unsent ? "side_sending" : unsent ? "side_waiting" : "") : `side_${down}`;
  if (!unsent) return { count, why, tone: "calm" };
  if (oldestHours >= 12) return { count, why, tone: "alarms" };
  return { count, why, tone: oldestHours >= 2 || ["ended", "revoked"].includes(down) ? "warns" : "waits" };
}
