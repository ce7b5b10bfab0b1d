// Reads cases as JSON ({asked, known, rules, before, says}) and prints what the phone answers.
import { readFileSync } from "node:fs";
import { decide } from "../../static/gates/deciding.js";

const moment = (text) => (text ? Date.parse(text) : null);
const tenths = (celsius) => (celsius == null ? null : Math.round(celsius * 10));
const cases = JSON.parse(readFileSync(0, "utf-8"));

const said = cases.map(({ asked, known, rules, before }) => decide(
  { ...asked, at: moment(asked.at), tenths: tenths(asked.celsius), first: tenths(asked.first) },
  { ...known, from: moment(known.valid_from), until: moment(known.valid_until), outs: known.outs.map(moment), ins: known.ins.map(moment) },
  { ...rules, fever: Object.fromEntries(Object.entries(rules.fever).map(([site, line]) => [site, tenths(line)])) },
  before,
));
process.stdout.write(JSON.stringify(said));
