// Opens a signed list and looks up names ({keys, list, asked: [[kind, hex or text]]}); prints rows.
import { readFileSync } from "node:fs";
import { fromBase64url, hex } from "../../static/gates/bytes.js";
import { keysOf } from "../../static/gates/cose.js";
import { open, row } from "../../static/gates/list.js";

const { keys, list, asked } = JSON.parse(readFileSync(0, "utf-8"));
const opened = await open(fromBase64url(list), await keysOf(keys));
const name = (kind, text) => (kind === "pass" || kind === "member" ? Uint8Array.from(Buffer.from(text, "hex")) : text);
const plain = (value) => (value instanceof Uint8Array ? hex(value) : value);
const found = opened && (await Promise.all(asked.map(([kind, text]) => row(opened, kind, name(kind, text)))));
process.stdout.write(JSON.stringify(found && found.map((one) => one && one.map(plain))));
