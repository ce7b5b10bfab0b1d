"""What of a bundle is the same for everybody: rules, classes, sentences, words, the buildings."""

from collections.abc import Iterable
from typing import Any

from wangdi.gates.bundles import words
from wangdi.gates.rules.deciding import Rules
from wangdi.gates.section import GatesSection
from wangdi.passes.section import PassClass

RESIDENTS = frozenset({"person", "household"})


def rules_of(rules: Rules) -> dict[str, Any]:
    """The rules as the phone compares: temperatures in tenths of a degree."""
    return {
        "mask": rules.mask,
        "measure": rules.measure,
        "codes": rules.codes,
        "fever": {site: round(line * 10) for site, line in rules.fever.items()},
        "people": rules.people,
        "every_days": rules.every_days,
        "hours": rules.hours,
        "once_today": rules.once_today,
    }


def classes_of(classes: Iterable[PassClass], section: GatesSection) -> dict[str, Any]:
    """Each class by code: its names, its colour, whose it is, what is asked of it."""
    return {
        one.code: {
            "name": {"zh": one.name.zh, "en": one.name.en},
            "colour": one.colour,
            "who": "resident" if one.holder in RESIDENTS else "guest",
            "needs_id": one.needs_id,
            "logged": one.logged,
            "rules": rules_of(section.rules(one)),
        }
        for one in classes
    }


def common(section: GatesSection, classes: Iterable[PassClass]) -> dict[str, Any]:
    """The part of the body that no person changes."""
    return {
        "classes": classes_of(classes, section),
        "plain": rules_of(section.rules()),
        **words.both(),
    }
