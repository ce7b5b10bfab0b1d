import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as bytes from "../../static/field/core/bytes.js";
import { hide, show } from "../../static/field/core/copies.js";
import * as lockout from "../../static/field/core/lockout.js";
import * as pin from "../../static/field/core/pin.js";
import { mac, seal } from "../../static/field/core/sealing.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url)));
const CURVE = { name: "ECDH", namedCurve: "P-256" };

for (const one of vectors.cases) {
  test(`the box of ${one.record.command} is what the protocol says, byte for byte`, async () => {
    const point = bytes.unbase64url(one.ephemeral_public);
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(bytes.base64url);
    const jwk = { kty: "EC", crv: "P-256", x, y, d: one.ephemeral_private };
    const own = {
      privateKey: await crypto.subtle.importKey("jwk", jwk, CURVE, false, ["deriveBits"]),
      publicKey: await crypto.subtle.importKey("raw", point, CURVE, true, []),
    };
    const given = { own, nonce: bytes.unbase64url(one.nonce), plain: one.plain };
    assert.equal(await seal(vectors.house, one.record, null, given), one.record.sealed);
    assert.equal(await mac(one.token, one.record, one.record.sealed), one.record.mac);
  });
}

test("two boxes of one record never look alike, and short answers weigh the same", async () => {
  const { record } = vectors.cases[0];
  const boxes = await Promise.all(["refused", "vacant"].map((outcome) => seal(vectors.house, record, { outcome })));
  assert.notEqual(boxes[0].slice(4, 90), boxes[1].slice(4, 90));
  assert.equal(boxes[0].length, boxes[1].length);
});

test("keys of records are UUIDs of version 7 in the order of time", () => {
  const keys = [1_000, 1_600_000_000_000, 1_600_000_000_001].map(bytes.uuid7);
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...keys].sort(), keys);
});

test("the local key opens by its PIN alone, and what it hid only where it was hidden", async () => {
  const { key, wrapped } = await pin.make("270413");
  assert.equal(await pin.open("270414", wrapped), null);
  const again = await pin.open("270413", wrapped);
  await assert.rejects(crypto.subtle.exportKey("raw", again));
  const copy = await hide(key, "outbox/1", { name: "张" });
  assert.deepEqual(await show(again, "outbox/1", copy), { name: "张" });
  assert.equal(await show(again, "outbox/2", copy), null);
  assert.equal(Buffer.from(copy.box).includes("张"), false);
});

test("wrong PINs wait longer and longer, and ten of them close the copies", () => {
  let tries = lockout.FRESH;
  const waits = [];
  for (let turn = 0; turn < lockout.MOST_TRIES; turn += 1) {
    assert.equal(lockout.isOver(tries), false);
    tries = lockout.failed(tries, 0);
    waits.push(lockout.wait(tries, 0));
  }
  assert.deepEqual(waits.slice(0, 4), [0, 0, 30_000, 60_000]);
  assert.deepEqual([...waits].sort((one, other) => one - other), waits);
  assert.equal(lockout.isOver(tries), true);
  assert.equal(lockout.wait({ failed: 9, until: 10 ** 15 }, 0), 30 * 60_000);
});

for (const [given, why] of [["12345", "pin_short"], ["abcdef", "pin_short"], ["111111", "pin_plain"], ["123456", "pin_plain"], ["987654", "pin_plain"], ["270413", ""]]) {
  test(`the PIN ${given} is answered by “${why}”`, () => assert.equal(lockout.weakness(given), why));
}
