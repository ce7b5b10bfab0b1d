/** The loop that sends, against a house that fails in every way that a house and a network can. */
import assert from "node:assert/strict";
import test from "node:test";
import { answered, fresh } from "../../static/field/core/rows.js";
import { sendingOf } from "../../static/field/core/sending.js";

Object.defineProperty(navigator, "onLine", { value: true, configurable: true });

/** Dice that fall the same way at every run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** The outbox in memory: the same rules, no disk. */
function memory(count) {
  const rows = new Map(Array.from({ length: count }, (_, at) => {
    const key = String(at).padStart(6, "0");
    return [key, fresh({ key, device: "d", shift: "s", command: "c", made_at: "2022", mono: at, boot: "b", sealed: "x".repeat(40), mac: "m" })];
  }));
  const change = (key, how) => rows.set(key, how(rows.get(key)));
  return {
    rows,
    waiting: async () => [...rows.values()].filter((row) => row.state === "waiting"),
    sending: async (keys) => keys.map((key) => { change(key, (row) => ({ ...row, attempts: row.attempts + 1 })); return rows.get(key); }),
    answer: async (said, commit) => { for (const one of said) change(one.key, (row) => ({ ...answered(row, one, 1, commit), not_before: 0 })); },
    trouble: async (key, trouble) => change(key, (row) => ({ ...row, trouble, not_before: 0 })),
    sendAgain: async () => { for (const row of rows.values()) if (row.state === "answered") change(row.key, (one) => ({ ...one, state: "waiting", answer: "" })); },
    forget: async () => 0,
  };
}

/** A house that keeps by key, and a network that cuts before and after. */
function house(roll, { poison = new Set(), faults = 0.3, most = 200 } = {}) {
  const kept = new Map();
  let lsn = 0;
  const told = { double: 0, received: 0 };
  const post = async (_path, { records }) => {
    const fails = (status) => ({ status, body: null, wait: 0, online: true });
    const fault = roll();
    if (fault < faults / 3) return fails(fault < faults / 6 ? 0 : 503);
    if (records.length > most || records.some((one) => poison.has(one.key))) return fails(400);
    const answers = records.map((one) => {
      told.received += 1;
      if (roll() < 0.05) return { key: one.key, answer: "later", reason: "parent", sentence: "" };
      if (kept.has(one.key)) told.double += 1;
      const answer = kept.has(one.key) ? "duplicate" : roll() < 0.1 ? "review" : "applied";
      kept.set(one.key, one);
      return { key: one.key, answer, reason: "", sentence: "" };
    });
    lsn += 1;
    if (fault < faults) return fails(fault < (faults * 2) / 3 ? 0 : 502);
    return { status: 200, wait: 0, online: true, body: { v: 1, now: "2022-03-22T01:00:00.000Z", answers, commit: { epoch: "one", lsn: String(lsn) }, archived: null, keep_hours: 72 } };
  };
  return { kept, told, api: { post, ask: open } };
}

const open = async () => ({ status: 200, body: {}, wait: 0, online: true });

function settings() {
  const kept = new Map();
  return { get: async (name, otherwise) => kept.get(name) ?? otherwise, set: async (name, value) => { kept.set(name, value); } };
}

const loop = (outbox, api, over = {}) => sendingOf({ outbox, api, settings: settings(), signed: () => ({ device: "d" }), app: "test", tell: () => {}, heard: async () => {}, ...over });

for (const seed of [1, 2, 3, 4, 5]) {
  test(`2,000 records against faults of seed ${seed}: all there, none twice, none gone`, async () => {
    const outbox = memory(2000);
    const server = house(dice(seed), { faults: 0.7 });
    const sending = loop(outbox, server.api);
    for (let turn = 0; turn < 500 && (await outbox.waiting()).length; turn += 1) await sending.all();
    assert.equal((await outbox.waiting()).length, 0);
    assert.equal(outbox.rows.size, 2000);
    assert.deepEqual([...outbox.rows.keys()].sort(), [...server.kept.keys()].sort());
    assert.ok(server.told.double > 0, "some answers were cut off, so that some came twice");
  });
}

test("poison stops nothing, stays, and is told apart", async () => {
  const outbox = memory(500);
  const poison = new Set(["000007", "000123", "000499"]);
  const sending = loop(outbox, house(dice(9), { poison, faults: 0 }).api);
  for (let turn = 0; turn < 60; turn += 1) await sending.all();
  const left = await outbox.waiting();
  assert.deepEqual(left.map((row) => row.key).sort(), [...poison]);
  assert.ok(left.every((row) => row.trouble === "trouble_unread"));
});

for (const [status, side] of [[401, "ended"], [500, "server"], [503, "server"], [404, "server"], [403, "server"], [302, "server"]]) {
  test(`a house that always answers ${status} takes nothing away`, async () => {
    const outbox = memory(30);
    const told = [];
    const answer = async () => ({ status, body: { error: "x" }, wait: 0, online: true });
    const api = { post: answer, ask: open };
    const sending = loop(outbox, api, { tell: (seen) => told.push(seen.side) });
    for (let turn = 0; turn < 5; turn += 1) await sending.all();
    assert.equal((await outbox.waiting()).length, 30);
    assert.equal(told.at(-1), side);
  });
}

for (const body of [null, {}, { answers: "no" }, { answers: [], commit: { epoch: "one", lsn: "1" }, now: "2022-03-22T01:00:00Z", keep_hours: 72, archived: null }, { answers: [{ key: "nobody", answer: "applied" }, { key: "000001", answer: "dropped" }], commit: { epoch: "one", lsn: "1" }, now: "2022-03-22T01:00:00Z", keep_hours: 72, archived: null }]) {
  test(`an answer of ${JSON.stringify(body)?.slice(0, 40)} acknowledges nobody it does not name`, async () => {
    const outbox = memory(3);
    const keep = outbox.answer;
    outbox.answer = (said, commit) => keep(said.filter((one) => outbox.rows.has(one.key)), commit);
    let turns = 0;
    const api = { post: async () => ((turns += 1) > 3 ? { status: 0, body: null, wait: 0, online: true } : { status: 200, body, wait: 0, online: true }), ask: open };
    await loop(outbox, api).all();
    assert.equal((await outbox.waiting()).length, 3);
  });
}

test("a house that was restored from a copy is sent everything once more", async () => {
  const outbox = memory(10);
  let epoch = "one";
  const seen = new Map();
  const api = { post: async (_path, { records }) => {
    for (const one of records) seen.set(`${epoch}/${one.key}`, true);
    const answers = records.map((one) => ({ key: one.key, answer: "applied" }));
    return { status: 200, wait: 0, online: true, body: { now: "2022-03-22T01:00:00Z", answers, commit: { epoch, lsn: "5" }, archived: null, keep_hours: 72 } };
  }, ask: open };
  const sending = loop(outbox, api);
  await sending.all();
  epoch = "two";
  await sending.all();
  await sending.all();
  assert.deepEqual([...seen.keys()].filter((one) => one.startsWith("two/")).length, 10);
});

test("without a network nothing is put on the wire, so that it can still be changed", async () => {
  Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
  const outbox = memory(3);
  let asked = 0;
  await loop(outbox, { post: async () => { asked += 1; return { status: 0 }; } }).all();
  Object.defineProperty(navigator, "onLine", { value: true, configurable: true });
  assert.equal(asked, 0);
  assert.ok((await outbox.waiting()).every((row) => row.attempts === 0));
});

for (const status of [0, 401, 503]) {
  test(`a house that answers ${status} at the door is sent nothing, so that all can still be changed`, async () => {
    const outbox = memory(3);
    let posted = 0;
    const api = { post: async () => { posted += 1; return { status: 0 }; }, ask: async () => ({ status, body: null, wait: 0, online: true }) };
    assert.ok((await loop(outbox, api).all()) > 0);
    assert.equal(posted, 0);
    assert.ok((await outbox.waiting()).every((row) => row.attempts === 0));
  });
}
