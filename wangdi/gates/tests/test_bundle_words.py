"""The words of the screen: every one that a script says goes along in both languages."""

import re
from pathlib import Path

from wangdi.gates.bundles import words
from wangdi.gates.rules.codes import CODES, OUTCOMES
from wangdi.gates.sentences import shown

SCRIPTS = Path(words.__file__).parents[1] / "static" / "gates"
SAID = re.compile(r"(?<![A-Za-z])t\(\"((?:[^\"\\]|\\.)*)\"")
UNLISTED = SCRIPTS / "screens" / "unlisted.js"
"""What is said without a list stands in the script itself, in both languages."""


def _said() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js"))
    return {word for text in texts for word in SAID.findall(text)}


def test_every_word_of_the_scripts_goes_along_and_no_other():
    assert {pair[1] for pair in map(words._pair, words.WORDS)} == _said()


def test_every_word_is_chinese_in_chinese_and_keeps_its_places():
    for english, chinese in words.both()["words"].items():
        assert re.search(r"[\u4e00-\u9fff]", chinese), english
        assert re.findall(r"\{\w+\}", english) == re.findall(r"\{\w+\}", chinese)


def test_every_answer_has_its_sentence_in_both():
    told = words.both()
    assert {shown(code) for code in CODES} | {"stale_list"} <= set(told["sentences"])
    assert set(told["answers"]) == set(OUTCOMES)
    for texts in told["sentences"].values():
        assert texts["zh"][0] != texts["en"][0]
        assert bool(texts["zh"][1]) == bool(texts["en"][1])


def test_only_the_screen_without_a_list_has_chinese_of_its_own():
    for path in SCRIPTS.rglob("*.js"):
        code = re.sub(r"/\*.*?\*/|//.*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert path == UNLISTED or not re.search(r"[\u4e00-\u9fff]", code), path
