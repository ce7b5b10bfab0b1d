"""No text of the house stigmatises anybody: translations, templates, papers, profiles, sources."""

from pathlib import Path

import polib
import pytest

from wangdi.hotline.rules import words

ROOMS = Path(__file__).resolve().parents[2]
OWN = ROOMS / "hotline"


def texts():
    for path in sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            shown = " ".join([entry.msgid, entry.msgstr, *entry.msgstr_plural.values()])
            yield path.parts[-5], shown
    for kind in ("html", "typ", "toml"):
        for path in sorted(ROOMS.glob(f"*/**/*.{kind}")):
            if path.parent != OWN / "data":
                yield path.name, path.read_text(encoding="utf-8")


def test_no_text_of_the_house_stigmatises():
    found = [(where, one.word) for where, text in texts() for one in words.stigmatising(text)]
    assert found == []


def test_the_test_would_see_one():
    assert words.stigmatising("x 毒人 y")


@pytest.mark.parametrize("word", sorted(words.words()))
def test_every_word_of_the_list_is_found(word):
    assert words.stigmatising(f"有{word}吗")
