import assert from "node:assert/strict";
import test from "node:test";
import { pause } from "../../static/field/core/backoff.js";
import { MOST, MOST_BYTES, next, weight } from "../../static/field/core/batches.js";
import { answered, carried, counted, fresh, mayChange, mayForget, wasRestored } from "../../static/field/core/rows.js";
import { line, side } from "../../static/field/core/sides.js";

const HOUR = 3600_000;
const row = (over = {}) => fresh({ key: "k", device: "d", shift: "s", command: "c", made_at: "2022-03-22T01:00:00.000Z", mono: 1, boot: "b", sealed: "x", mac: "m", ...over });
const house = (over = {}) => ({ now: 100 * HOUR, epoch: "one", archived: null, keep: 72 * HOUR, ...over });
const commit = { epoch: "one", lsn: "90" };
const known = (answer, at) => answered(row(), { answer }, at, commit);

const FORGET = [
  ["waits", row(), house(), false],
  ["was tried", row({ attempts: 9 }), house(), false],
  ["was handed over", row({ handed: 1 }), house(), false],
  ["was taken back", row({ state: "withdrawn" }), house(), false],
  ["later", known("later", HOUR), house(), false],
  ["an answer nobody knows", known("gone", HOUR), house(), false],
  ["an answer without its time", { ...known("applied", HOUR), answered_at: 0 }, house(), false],
  ["applied a moment ago, archived", known("applied", 99 * HOUR), house({ archived: "90" }), false],
  ["applied, archived, shift over", known("applied", 80 * HOUR), house({ archived: "90" }), true],
  ["applied, not archived", known("applied", 80 * HOUR), house({ archived: "89" }), false],
  ["applied long ago", known("applied", 20 * HOUR), house(), true],
  ["duplicate long ago", known("duplicate", 20 * HOUR), house(), true],
  ["review long ago", known("review", 20 * HOUR), house(), true],
  ["applied long ago in another epoch", known("applied", 20 * HOUR), house({ epoch: "two" }), false],
  ["answered after now: the clock was set back", known("applied", 300 * HOUR), house({ archived: "90" }), false],
];
for (const [name, one, by, gone] of FORGET) {
  test(`a record that ${name} ${gone ? "may go" : "stays"}`, () => assert.equal(mayForget(one, by), gone));
}

test("an answer is taken once, and later is no answer", () => {
  const later = answered(row(), { answer: "later", reason: "parent", sentence: "waits" }, 5, commit);
  assert.deepEqual([later.state, later.reason, later.not_before > 5], ["waiting", "parent", true]);
  const done = answered(later, { answer: "review", reason: "maker" }, 6, commit);
  assert.deepEqual([done.state, done.answer, done.answered_at], ["answered", "review", 6]);
  assert.equal(answered(done, { answer: "applied" }, 7, commit), done);
});

test("what is on its way or was handed over is nobody's to change", () => {
  assert.deepEqual([row(), row({ attempts: 1 }), row({ handed: 5 }), known("applied", 1)].map(mayChange), [true, false, false, false]);
});

test("a house that was restored is noticed", () => {
  const told = (epoch, lsn) => wasRestored({ epoch: "one", lsn: "90" }, { epoch, lsn });
  assert.deepEqual([told("one", "90"), told("one", "1000"), told("one", "9"), told("two", "1000")], [false, false, true, true]);
  assert.equal(wasRestored({ epoch: "", lsn: "0" }, commit), false);
});

test("what travels holds nothing readable", () => {
  assert.equal("copy" in carried(row({ copy: { box: 1 } })), false);
});

test("a batch has at most 200 records and fits into the envelope", () => {
  const many = Array.from({ length: 900 }, (_, at) => row({ key: String(at).padStart(4, "0"), sealed: "x".repeat(at % 7 ? 300 : 3000) }));
  let left = many;
  const sizes = [];
  while (left.length) {
    const batch = next(left, 0);
    assert.ok(batch.length <= MOST && batch.reduce((sum, one) => sum + weight(one), 0) <= MOST_BYTES);
    sizes.push(batch.length);
    left = left.filter((one) => !batch.includes(one));
  }
  assert.equal(sizes.reduce((sum, size) => sum + size, 0), many.length);
  assert.equal(next([row({ sealed: "x".repeat(MOST_BYTES * 2) })], 0).length, 1);
});

test("one that is in trouble goes alone and last, and one for later not yet", () => {
  const [sound, troubled, later] = [row({ key: "a" }), row({ key: "b", trouble: "t" }), row({ key: "c", not_before: 50 })];
  assert.deepEqual(next([troubled, sound, later], 0), [sound]);
  assert.deepEqual(next([troubled, later], 0), [troubled]);
  assert.deepEqual(next([later], 49), []);
  assert.deepEqual(next([later], 50), [later]);
});

test("the weight is never less than what goes on the wire", () => {
  const one = row({ key: "0190b6a4-0000-7000-8000-000000000000", device: "0190b6a4-0000-7000-8000-00000000000d", shift: "0190b6a4-0000-7000-8000-00000000005f", boot: "6f1c7a52-5d3e-4c4b-9a55-0b6a5f0e9c11", mac: "m".repeat(43), mono: 43_200_000, sealed: "x".repeat(500) });
  assert.ok(weight(one) >= JSON.stringify(carried(one)).length + 1);
});

test("the pause doubles, is scattered, and ends", () => {
  assert.deepEqual([1, 2, 3].map((failures) => pause(failures, 0.999)), [1999, 3998, 7996]);
  assert.equal(pause(1, 0), 1000);
  assert.equal(pause(99, 1), 300_000);
  assert.equal(pause(1, 0, 30_000), 31_000);
});

const SIDES = [[true, 200, "ok"], [true, 0, "server"], [false, 0, "phone"], [true, 502, "server"], [true, 429, "server"], [true, 401, "ended"], [true, 400, "ok"], [true, 413, "ok"], [true, 403, "server"], [true, 404, "server"]];
for (const [online, status, which] of SIDES) {
  test(`${status} while ${online ? "online" : "offline"} is ${which}`, () => assert.equal(side({ online, status }), which));
}

test("the line in sight says how many and why, and alarms after twelve hours", () => {
  const told = (unsent, down, oldestHours) => line({ unsent, side: down, sending: false, oldestHours });
  assert.deepEqual(told(0, "ok", 0), { count: "unsent_none", why: "", tone: "calm" });
  assert.deepEqual(told(3, "phone", 1), { count: "unsent_n", why: "side_phone", tone: "waits" });
  assert.deepEqual([told(3, "server", 2).tone, told(3, "ended", 0).tone, told(3, "phone", 12).tone], ["warns", "warns", "alarms"]);
});

test("counts add up", () => {
  const rows = [row({ made_at: "2" }), row({ made_at: "1", trouble: "t" }), known("review", 1), known("applied", 1), row({ state: "withdrawn" })];
  assert.deepEqual(counted(rows), { unsent: 2, review: 1, trouble: 1, oldest: "1" });
});
