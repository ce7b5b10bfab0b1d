// @ts-check
/**
 * What the moment adds to what the server decided ahead: the few comparisons of
 * `gates/rules/deciding.py::at_the_gate`, no more. `gates/tests/cases.json` holds both to one
 * answer. Times in milliseconds, temperatures in tenths of a degree. No DOM.
 */

/** @typedef {"allow" | "condition" | "ask" | "refuse"} Outcome */
/** @typedef {{outcome: Outcome, code: string}} Decision */
/**
 * @typedef {object} Asked
 * @property {"in" | "out"} direction
 * @property {number} at
 * @property {string} [token] none, good, bad_signature, stale_code
 * @property {boolean} [emergency]
 * @property {boolean | null} [mask]
 * @property {number | null} [tenths] the last measure
 * @property {number | null} [first] the one before it
 * @property {string} [site]
 * @property {string | null} [health]
 * @property {string | null} [travel]
 * @property {boolean} [visitor] his entry is filled in
 * @property {boolean} [forced]
 */
/**
 * @typedef {object} Known
 * @property {string} who resident, guest or unknown
 * @property {string} standing
 * @property {number | null} from
 * @property {number | null} until
 * @property {number[]} outs oldest first, those in the queue too
 * @property {number[]} ins
 */
/**
 * @typedef {object} Rules
 * @property {boolean} mask
 * @property {string} measure in, both, none
 * @property {boolean} codes
 * @property {Record<string, number>} fever tenths by site
 * @property {number} people
 * @property {number} every_days
 * @property {number} hours
 * @property {boolean} once_today
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EAST = 8 * HOUR;
const ANSWERED_BY_A_VISIT = new Set(["register", "unknown"]);
const PASSES = /** @type {Decision} */ ({ outcome: "allow", code: "ok" });

/**
 * @param {Outcome} outcome
 * @param {string} code
 * @returns {Decision}
 */
const says = (outcome, code) => ({ outcome, code });

/** The day of Asia/Shanghai, as a number. @param {number} at */
const dayOf = (at) => Math.floor((at + EAST) / DAY);

/**
 * @param {Asked} asked
 * @param {Known} known
 * @param {Rules} rules
 * @param {Decision} before what was decided ahead for this direction
 * @returns {Decision}
 */
export function decide(asked, known, rules, before) {
  if (asked.emergency) return says("allow", "emergency");
  const found = atTheGate(asked, known, rules, before);
  const turned = found.outcome === "refuse" || found.outcome === "ask";
  return asked.forced && turned ? says("condition", "forced_offline") : found;
}

/**
 * @param {Asked} asked
 * @param {Known} known
 * @param {Rules} rules
 * @param {Decision} before
 * @returns {Decision}
 */
function atTheGate(asked, known, rules, before) {
  if (isHot(asked, rules)) return hot(asked);
  if (asked.token === "bad_signature") return says("refuse", "bad_signature");
  if (before.outcome !== "allow" && !(asked.visitor && ANSWERED_BY_A_VISIT.has(before.code))) return before;
  return ofThePass(asked, known, rules) ?? onTheSpot(asked, rules) ?? onTheWayHome(asked, known, rules);
}

/** @param {Asked} asked */
function hot(asked) {
  if (asked.first == null) return says("ask", "remeasure");
  return says(asked.direction === "in" ? "refuse" : "ask", "fever");
}

/**
 * @param {Asked} asked
 * @param {Known} known
 * @param {Rules} rules
 * @returns {Decision | null}
 */
function ofThePass(asked, known, rules) {
  const free = asked.direction === (known.who === "resident" ? "in" : "out");
  if (known.standing !== "active" || free) return null;
  if (known.from && asked.at < known.from) return says("refuse", "not_yet");
  if (known.until && asked.at >= known.until) return says("refuse", "expired");
  const today = dayOf(asked.at);
  if (asked.direction === "in") {
    const spent = rules.once_today && known.ins.some((at) => dayOf(at) === today);
    return spent ? says("refuse", "once_today") : null;
  }
  const since = today - (rules.every_days - 1);
  const outs = known.outs.filter((at) => since <= dayOf(at) && dayOf(at) <= today).length;
  if (!rules.people || outs < rules.people) return null;
  return says("refuse", rules.every_days === 1 ? "once_today" : "quota");
}

/**
 * @param {Asked} asked
 * @param {Rules} rules
 * @returns {Decision | null}
 */
function onTheSpot(asked, rules) {
  if (asked.token === "stale_code") return says("refuse", "stale_code");
  if (rules.mask && asked.mask === false) return says("refuse", "no_mask");
  const wanted = rules.measure === "both" || rules.measure === asked.direction;
  if (wanted && asked.tenths == null) return says("ask", "measure");
  if (rules.codes && asked.direction === "in" && asked.health == null) return says("ask", "codes");
  const colours = [asked.health, asked.travel];
  return colours.includes("red") || colours.includes("yellow") ? says("ask", "code_colour") : null;
}

/**
 * @param {Asked} asked
 * @param {Known} known
 * @param {Rules} rules
 * @returns {Decision}
 */
function onTheWayHome(asked, known, rules) {
  const last = known.outs.at(-1);
  const home = asked.direction === "in" && known.who === "resident";
  const over = rules.hours && last !== undefined && home && asked.at - last > rules.hours * HOUR;
  return over ? says("condition", "overstayed") : PASSES;
}

/**
 * @param {Asked} asked
 * @param {Rules} rules
 */
function isHot(asked, rules) {
  const line = rules.fever[asked.site ?? "forehead"];
  return asked.tenths != null && line !== undefined && asked.tenths >= line;
}
