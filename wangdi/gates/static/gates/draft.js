// @ts-check
/** One crossing while it is being asked: what the comparison needs of it, what is recorded. No DOM. */

/**
 * @typedef {object} Draft
 * @property {"in" | "out"} direction
 * @property {string} means
 * @property {number} at
 * @property {import("./subject.js").Subject} subject
 * @property {boolean | null} mask
 * @property {number | null} tenths
 * @property {number | null} first
 * @property {string} site
 * @property {string | null} health
 * @property {string | null} travel
 * @property {{name: string, phone: string, purpose: string, visiting: string, from_where: string} | null} visitor
 * @property {boolean} emergency
 * @property {boolean} forced
 * @property {string} why
 */

/**
 * @param {"in" | "out"} direction
 * @param {string} means
 * @param {number} at
 * @param {import("./subject.js").Subject} subject
 * @param {string} site where the last one was measured
 * @returns {Draft}
 */
export function begun(direction, means, at, subject, site) {
  const open = { mask: null, tenths: null, first: null, health: null, travel: null, visitor: null };
  return { direction, means, at, subject, site, ...open, emergency: false, forced: false, why: "" };
}

/**
 * @param {Draft} draft
 * @returns {import("./deciding.js").Asked}
 */
export function asked(draft) {
  const { direction, at, emergency, mask, tenths, first, site, health, travel, forced } = draft;
  const [token, visitor] = [draft.subject.token, draft.visitor !== null];
  return { direction, at, token, emergency, mask, tenths, first, site, health, travel, visitor, forced };
}

/**
 * The payload of `gates.cross`.
 * @param {Draft} draft
 * @param {{outcome: string, code: string}} decided
 * @param {{checkpoint: string, rules: string, bundle: string, device?: string}} gate
 */
export function payload(draft, decided, gate) {
  const { direction, means, subject, mask, visitor, emergency, forced, why } = draft;
  return {
    checkpoint: gate.checkpoint,
    direction,
    at: new Date(draft.at).toISOString(),
    means,
    token: subject.token,
    form: subject.form,
    mask,
    emergency,
    forced,
    why,
    decided: { outcome: decided.outcome, code: decided.code, rules: gate.rules, bundle: gate.bundle },
    ...given({ pass_id: subject.pass, person: subject.person, household: subject.household }),
    ...given({ signed_at: subject.signed && new Date(subject.signed * 1000).toISOString() }),
    ...given({ plate: subject.plate, visitor, device: gate.device }),
    ...given({ temperature: temperature(draft), codes_seen: seen(draft) }),
  };
}

/** @param {Draft} draft */
function temperature({ tenths, first, site }) {
  if (tenths === null) return null;
  return { celsius: told(tenths), site, ...given({ first: first === null ? null : told(first) }) };
}

/** @param {Draft} draft */
function seen({ health, travel }) {
  return health === null ? null : { health, travel: travel ?? "none" };
}

/** Tenths as they are written. @param {number} tenths */
export const told = (tenths) => (tenths / 10).toFixed(1);

/** @param {Record<string, any>} fields */
function given(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}
