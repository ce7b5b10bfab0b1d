import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { prepareZXingModule, readBarcodes } from "../../../ui/static/vendor/zxing/reader/index.js";
import { filtered, following, grouped, withDone } from "../../static/field/core/day.js";
import { Gathering, frames, packed, unpacked } from "../../static/field/core/frames.js";
import { ahead, day, wall } from "../../static/field/core/moment.js";
import { modules } from "../../static/field/core/qr.js";
import { fresh } from "../../static/field/core/rows.js";
import { isFever, read } from "../../static/field/core/temperature.js";
import { en } from "../../static/field/words/en.js";
import { zh } from "../../static/field/words/zh.js";

const task = (id, over = {}) => ({ id, subject: id, kind: "door", screen: "visit", title: `1号楼 ${id}`, who: "张**", group: "1号楼", state: "open", ...over });
const DOORS = [task("101"), task("102", { state: "late" }), task("201", { group: "2号楼" })];

test("a silent door stays to do with its tries; an answered one is done", () => {
  const done = [{ subject: "101", settles: false, label: "" }, { subject: "101", settles: false, label: "" }, { subject: "102", settles: true, label: "有人" }];
  assert.deepEqual(withDone(DOORS, done).map((one) => [one.done, one.tried]), [["", 2], ["有人", 0], ["", 0]]);
});

test("the search takes every word, of doors and of masked names", () => {
  const all = withDone(DOORS, []);
  const found = (words, kind = "") => filtered(all, { words, kind, done: false }).map((one) => one.id);
  assert.deepEqual([found("张 20"), found("李"), found("", "other"), found("1号楼 10")], [["201"], [], [], ["101", "102"]]);
});

test("the next door is the one after, around the corner too, and never one that is done", () => {
  const all = withDone(DOORS, [{ subject: "102", settles: true, label: "x" }]);
  assert.equal(following(all, "101").id, "201");
  assert.equal(following(all, "201").id, "101");
  assert.equal(following(withDone(DOORS.slice(0, 1), []), "101"), null);
});

test("headings keep the walking order", () => {
  assert.deepEqual(grouped(DOORS).map(({ group, tasks }) => [group, tasks.length]), [["1号楼", 2], ["2号楼", 1]]);
});

const READ = [["36.5", "36.5", ""], ["３６。８", "36.8", ""], ["37,2", "37.2", ""], ["372", "", "37.2"], ["3.72", "", "37.2"], ["99", "", ""], ["abc", "", ""], ["", "", ""]];
for (const [written, value, suggestion] of READ) {
  test(`“${written}” on a thermometer`, () => assert.deepEqual(read(written), { value, suggestion }));
}
test("the line itself is a fever", () => assert.deepEqual([isFever("37.3", "37.3"), isFever("37.2", "37.3")], [true, false]));

test("days and hours are those of Shanghai", () => {
  assert.equal(day(Date.parse("2022-03-21T16:00:00Z")), "2022-03-22");
  assert.equal(wall("2022-03-21T16:05:00Z"), "00:05");
  assert.equal(ahead("2022-03-22T01:00:00.000Z", Date.parse("2022-03-22T01:10:00Z"), Date.parse("2022-03-22T01:10:02Z")), 601_000);
});

const made = (count) => Array.from({ length: count }, (_, at) => fresh({ key: `k${at}`, device: "d".repeat(36), shift: "s", command: "c", made_at: "t", mono: at, boot: "b", sealed: "x".repeat(300), mac: "m", copy: { box: "secret" } }));

test("a handed outbox comes whole through a file and through pictures in any order", () => {
  const file = packed(made(40), "d".repeat(36), "now");
  assert.equal(file.includes("secret"), false);
  const pictures = frames(file, "d".repeat(36));
  assert.ok(pictures.every((one) => one.length <= 900));
  const gathering = new Gathering();
  assert.equal(gathering.take("https://elsewhere"), false);
  for (const picture of [...pictures, pictures[0]].reverse()) assert.equal(gathering.take(picture), true);
  assert.ok(gathering.isWhole());
  assert.deepEqual(unpacked(gathering.file()).map((one) => one.key), made(40).map((one) => one.key));
});

for (const [name, file, why] of [["no JSON", "x", "hand_unreadable"], ["another file", '{"a":1}', "hand_unreadable"], ["a newer one", '{"wangdi":"outbox","v":2,"records":[]}', "hand_newer"], ["half a record", '{"wangdi":"outbox","v":1,"records":[{"key":"k"}]}', "hand_unreadable"]]) {
  test(`${name} is refused in words`, () => assert.throws(() => unpacked(file), { message: why }));
}

test("codes are read back by a reader that is not ours", async () => {
  const wasm = readFileSync(new URL("../../../ui/static/vendor/zxing/zxing_reader.wasm", import.meta.url));
  prepareZXingModule({ overrides: { wasmBinary: wasm } });
  for (const text of ["WDO1:0:0:1:a", ...frames(packed(made(3), "0123abcd", "now"), "0123abcd"), "A".repeat(1500)]) {
    const [found] = await readBarcodes(painted(modules(text)), { formats: ["QRCode"] });
    assert.equal(found?.text, text);
  }
});

function painted(rows, size = 4) {
  const width = (rows.length + 8) * size;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (rows[Math.floor(y / size) - 4]?.[Math.floor(x / size) - 4]) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height: width };
}

test("both languages say everything, with the same numbers in it", () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of Object.keys(zh)) assert.deepEqual(holes(zh[key]), holes(en[key]), key);
  assert.deepEqual(Object.keys(en).filter((key) => /[一-鿿]/.test(en[key])), []);
});
