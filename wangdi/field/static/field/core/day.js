// @ts-check
/** My day: what is to do in walking order, what the outbox has done of it already. Pure. */

/**
 * @typedef {object} Task
 * @property {string} id of the duty
 * @property {string} kind
 * @property {string} screen which form takes it
 * @property {string} subject
 * @property {string} title an address, or what is to do
 * @property {string} who masked
 * @property {string} due
 * @property {"late" | "open" | "upcoming"} state
 * @property {string} group a building or a grid, in walking order
 */

/** Tasks with what was done on this phone since the day was fetched.
 * @template {{id: string, subject: string, screen: string}} T
 * @param {T[]} tasks @param {Array<{subject: string, settles: boolean, label: string}>} done
 * @returns {Array<T & {done: string, tried: number}>} */
export function withDone(tasks, done) {
  const settled = new Map(done.filter((one) => one.settles).map((one) => [one.subject, one.label]));
  const tries = new Map();
  for (const one of done) if (!one.settles) tries.set(one.subject, (tries.get(one.subject) ?? 0) + 1);
  return tasks.map((task) => ({ ...task, done: settled.get(task.id) ?? "", tried: tries.get(task.id) ?? 0 }));
}

/** Words of the search, each of which has to stand somewhere in the task.
 * @template {{title: string, who: string, kind: string, done: string}} T
 * @param {T[]} tasks @param {{words: string, kind: string, done: boolean}} asked @returns {T[]} */
export function filtered(tasks, asked) {
  const words = asked.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return tasks.filter((task) => {
    const stands = `${task.title} ${task.who}`.toLowerCase();
    const kind = !asked.kind || task.kind === asked.kind;
    return kind && Boolean(task.done) === asked.done && words.every((word) => stands.includes(word));
  });
}

/** The tasks under the heading of each building, in the order in which one walks.
 * @template {{group: string}} T @param {T[]} tasks @returns {Array<{group: string, tasks: T[]}>} */
export function grouped(tasks) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const task of tasks) groups.set(task.group, [...(groups.get(task.group) ?? []), task]);
  return Array.from(groups, ([group, those]) => ({ group, tasks: those }));
}

/** The next one after this that is still to do, else the first of all; null where nothing is left.
 * @template {{id: string, done: string, state: string, screen: string}} T
 * @param {T[]} tasks @param {string} from @returns {T | null} */
export function following(tasks, from) {
  const at = tasks.findIndex((task) => task.id === from);
  const open = (/** @type {T} */ task) => !task.done && task.id !== from && task.screen;
  return tasks.slice(at + 1).find(open) ?? tasks.slice(0, Math.max(0, at)).find(open) ?? null;
}
