// @ts-check
/** The day as `GET /field/bundle` gives it, made fit for the screens. Pure.
 *
 * Every text for people is `{zh, en}` or one string; names come masked. What a form needs to make a
 * record stands in the `payload` of its task; the form adds what the worker enters.
 */

/** @typedef {{zh: string, en: string} | string} Text */
/**
 * @typedef {object} Task
 * @property {string} id of the duty
 * @property {string} kind of the duty
 * @property {Text} kindName
 * @property {string} screen visit, reading, order, vehicle, finding or arrival; empty: only shown
 * @property {string} title an address, or what is to do
 * @property {string} who masked, or empty
 * @property {Text} detail what one should know there
 * @property {string} due an instant
 * @property {"late" | "open" | "upcoming"} state
 * @property {string} group the building, under which tasks stand in walking order
 * @property {Record<string, any>} payload what its command asks and the house knows already
 */
/** @typedef {{id: string | number, name: Text}} Named */
/**
 * @typedef {object} Day
 * @property {number} fetched milliseconds
 * @property {Task[]} tasks in walking order
 * @property {Record<string, any[]>} questions of each round, by its id
 * @property {Named[]} rounds open ones
 * @property {Named[]} buildings
 * @property {Named[]} doors where an arrival may be registered
 * @property {Named[]} zones of patrols
 * @property {Named[]} venues
 * @property {Array<Named & {grid?: number}>} places
 * @property {Named[]} gates
 * @property {{fever_line?: string, fever?: Record<string, string>, symptoms?: any[], uses?: any[]}} limits `fever`: by site
 * @property {string[]} free screens that need no task
 */

/** @param {any} bundle @returns {Day | null} */
export function dayOf(bundle) {
  if (!bundle) return null;
  return {
    fetched: bundle.fetched ?? 0,
    tasks: (bundle.tasks ?? []).map(taskOf),
    questions: bundle.questions ?? {},
    rounds: bundle.rounds ?? [],
    buildings: bundle.buildings ?? [],
    doors: bundle.doors ?? [],
    zones: bundle.zones ?? [],
    venues: bundle.venues ?? [],
    places: bundle.places ?? [],
    gates: bundle.gates ?? [],
    limits: bundle.limits ?? {},
    free: bundle.free ?? [],
  };
}

/** @param {any} told @returns {Task} */
const taskOf = (told) => ({ kindName: "", who: "", detail: "", screen: "", due: "", state: "open", group: "", payload: {}, ...told });
