// What the phone answers ({bundle, recent, asked: [{kind, name, direction, at, …}]}); prints [[{outcome, code, label}]].
import { readFileSync } from "node:fs";
import { answer } from "../../static/gates/answer.js";
import { fromBase64url, ofUuid } from "../../static/gates/bytes.js";
import { keysOf } from "../../static/gates/cose.js";
import { begun, payload } from "../../static/gates/draft.js";
import { open } from "../../static/gates/list.js";
import * as subject from "../../static/gates/subject.js";

const { bundle, recent = [], asked } = JSON.parse(readFileSync(0, "utf-8"));
const keys = await keysOf(bundle.keys);
const list = await open(fromBase64url(bundle.list), keys);
const here = { checkpoint: list.body.get("checkpoint").get("id"), rules: list.body.get("version"), bundle: list.body.get("id") };

/** Everybody who is found under what was asked. */
async function found({ kind, name, at }) {
  if (kind === "code") return [await subject.byCode(list, keys, name, Date.parse(at))];
  if (kind === "pass") return [await subject.byPass(list, ofUuid(name), "", null)];
  if (kind === "door") return subject.byDoor(list, name);
  if (kind === "stranger") return [subject.stranger(list)];
  return subject.byHand(list, kind, name);
}

function told(one, { direction, at, means = "scan", kind, name, ...given }) {
  const draft = { ...begun(direction, means, Date.parse(at), one, "forehead"), ...given };
  const decided = answer(list, draft, recent);
  return { ...decided, label: one.label, who: one.known.who, payload: payload(draft, decided, here) };
}

const said = [];
for (const one of asked) said.push((await found(one)).map((who) => who && told(who, one)));
process.stdout.write(JSON.stringify(said));
