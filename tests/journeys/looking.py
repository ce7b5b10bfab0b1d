"""What is looked at on every page: with a ruler, with axe, and for words of the wrong language."""

import os
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import polib
from playwright.sync_api import Page

from wangdi.project.home import CHECKOUT

AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = os.environ.get("WANGDI_PICTURES", "")
HEAVIEST = 200_000
CHINESE = re.compile(r"[一-鿿]")
SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,}['’]?[a-z]*[ ,]+){2,}[A-Za-z]{2,}")
RUN_AXE = "axe.run({resultTypes: ['violations']}).then(r => r.violations)"
TEXTS = """() => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const found = [document.title];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest('script, style, template, [lang]:not(html)')) continue;
    if (parent.matches('td')) continue;
    found.push(walker.currentNode.data);
  }
  for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const name of ['aria-label', 'placeholder', 'title'])
      found.push(one.getAttribute(name) || '');
  return found.map(text => text.replace(/\\s+/g, ' ').trim()).filter(text => text);
}"""
WIDER = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (Math.max(root.scrollWidth, document.body.scrollWidth) <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > width + 1).slice(0, 5)
    .map(one => `${one.tagName}.${one.className}`).concat('wider than the screen');
}"""
WEIGHT = """() => performance.getEntriesByType('navigation')
  .concat(performance.getEntriesByType('resource'))
  .filter(one => !/(\\.woff2?|\\/fonts\\.css)$/.test(new URL(one.name).pathname))
  .reduce((sum, one) => sum + one.decodedBodySize, 0)"""


def barriers(page: Page) -> list[str]:
    """What axe finds: the rule, and the first of the elements that break it."""
    page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE)
    return [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def overflow(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate(WIDER)]


def weight(page: Page) -> list[str]:
    """Bytes of the page and what it loads, unpacked; fonts and their index apart."""
    heavy = int(page.evaluate(WEIGHT))
    return [f"weighs {heavy} bytes"] if heavy > HEAVIEST else []


def foreign_words(page: Page, language: str, written: Collection[str]) -> list[str]:
    """Texts of the layout in the wrong language; what people have `written` may be in any."""
    texts = [str(one) for one in page.evaluate(TEXTS)]
    if language == "en":
        chinese = _sentences()[1].difference(written)
        return [f"Chinese: {one}" for one in texts if one in chinese]
    english = [one for one in texts if one in _sentences()[0] or SENTENCE.search(one)]
    return [f"English: {one}" for one in english if one != "English"]


def icons(page: Page) -> list[str]:
    """Icons that stand in no sprite show nothing."""
    used = page.evaluate("[...document.querySelectorAll('use')].map(one => one.href.baseVal)")
    return [f"no icon {one}" for one in used if one.partition("#")[2] not in _sprite()]


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, where a folder for pictures is given."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


@cache
def _axe() -> str:
    return AXE.read_text()


@cache
def _sprite() -> set[str]:
    text = (CHECKOUT / "wangdi" / "ui" / "static" / "vendor" / "icons.svg").read_text()
    return set(re.findall(r'<symbol id="([^"]+)"', text))


@cache
def _sentences() -> tuple[set[str], set[str]]:
    """Everything the house can say: in English, and its Chinese translation."""
    entries = [
        entry
        for path in (CHECKOUT / "wangdi").glob("*/locale/zh_Hans/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(path))
        if entry.msgid != entry.msgstr
    ]
    english = {entry.msgid for entry in entries if " " in entry.msgid}
    return english, {entry.msgstr for entry in entries if len(entry.msgstr) > 1}
