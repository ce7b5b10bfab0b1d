// @ts-check
/** The first screen: scan, or one of the ways that need no code. */

import { button, el } from "../dom.js";
import { undoable } from "../counting.js";
import { frame } from "./frame.js";
import { digits, doorOf, plateOf } from "./picking.js";
import { recent } from "./recent.js";
import { scan } from "./scan.js";
import { shelf } from "./shelf.js";
import { visitor } from "./visitor.js";

/** @param {import("../gate.js").Gate} gate */
export function home(gate) {
  const { t } = gate;
  const to = (screen) => () => gate.show(screen);
  const undo = undoable(gate.recent, gate.given.now()).length;
  const others = [
    button(t("Four digits"), to(digits), { picture: "number-123" }),
    button(t("Door number"), to(doorOf), { picture: "door" }),
    gate.list.body.get("vehicles") && button(t("Plate"), to(plateOf), { picture: "car" }),
    button(t("Visitor"), to(visitor), { picture: "user-plus" }),
    button(t("Goods"), to(shelf), { picture: "package" }),
    button(t("Just now ({n})", { n: undo }), to(recent), { picture: "history" }),
  ];
  return frame(gate, "home", [
    button(t("Scan a pass"), to(scan), { look: "scan", picture: "qrcode" }),
    el("div", { class: "gate-others" }, ...others),
  ], []);
}
