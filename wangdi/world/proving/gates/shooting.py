"""Codes shown to the gate's scripts in a browser, and what the screen would say to each."""

from collections.abc import Iterator, Sequence
from typing import Any

from playwright.sync_api import Page

AT_ONCE = 1_000
SHOW = """async ({ bundle, shown }) => {
  const names = ["subject", "answer", "draft", "list", "cose", "bytes"];
  const [subjects, answers, drafts, lists, cose, bytes] = await Promise.all(
    names.map((name) => import(`/static/gates/${name}.js`)),
  );
  const keys = await cose.keysOf(bundle.keys);
  const list = await lists.open(bytes.fromBase64url(bundle.list), keys);
  const looked = { mask: true, tenths: 365, health: "green", travel: "green" };
  const said = async ([text, when]) => {
    const one = await subjects.byCode(list, keys, text, when);
    if (!one) return ["ask", "unknown"];
    // The way for which a pass is needed: home is open to who lives there, a guest may leave.
    const needed = one.known.who === "resident" ? ["out"] : ["in"];
    const ways = one.token === "bad_signature" ? ["in", "out"] : needed;
    const found = ways.map((way) => {
      const draft = { ...drafts.begun(way, "scan", when, one, "forehead"), ...looked };
      return answers.answer(list, draft, []);
    });
    const passes = ({ outcome }) => outcome === "allow" || outcome === "condition";
    const told = found.find(passes) ?? found[0];
    return [told.outcome, told.code];
  };
  return Promise.all(shown.map(said));
}"""
Shown = tuple[str, int]
"""A text and the instant at which it is shown, in milliseconds."""


def said(page: Page, bundle: dict[str, Any], shown: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    """Outcome and code for each, in order; the bundle is opened anew for each thousand."""
    for begin in range(0, len(shown), AT_ONCE):
        part = [list(one) for one in shown[begin : begin + AT_ONCE]]
        yield from page.evaluate(SHOW, {"bundle": bundle, "shown": part})
