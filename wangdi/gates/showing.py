"""How crossings, answers and gates are shown: masked, and without anybody's health."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import sentences
from wangdi.gates.commands.crossing import MINUTES
from wangdi.gates.models import Alarm, Crossing, Presence, VisitorEntry
from wangdi.gates.queries.together import Met
from wangdi.gates.section import GatesSection
from wangdi.gates.sentences import Text
from wangdi.passes.models import Pass
from wangdi.people.models import Household, Person

TONES = {
    "allow": ("bamboo", "✓"),
    "condition": ("indigo", "◐"),
    "ask": ("amber", "▲"),
    "refuse": ("cinnabar", "■"),
}
WAYS = {"in": _("In"), "out": _("Out")}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer filling the screen. `back`: may still be taken back by who looks."""

    crossing: Crossing
    word: Text
    tone: str
    shape: str
    sentence: Text
    now: Text
    back: bool


@dataclass(frozen=True, slots=True)
class Row:
    crossing: Crossing
    word: Text
    tone: str
    shape: str
    sentence: Text
    way: Text
    name: str
    where: str


def answer(one: Crossing, user: int, at: datetime) -> Answer:
    said = sentences.said(one.code)
    tone, shape = TONES[one.outcome]
    fresh = one.by == user and at - one.at <= MINUTES and one.annulled_at is None
    if one.annulled_at:
        tone, shape = "muted", "–"
        return Answer(one, _("Taken back"), tone, shape, _("This crossing never was."), "", False)
    word = sentences.ANSWERS[one.outcome]
    return Answer(one, word, tone, shape, said.sentence, said.now, fresh)


def sentence_of(code: str) -> str:
    return sentences.sentence(code)


def fields(form: Any, rules: GatesSection, way: str, *, known: bool) -> list[Any]:
    """What is asked on this way; of a stranger also who he is."""
    names: list[str] = []
    if not known:
        names += ["visitor_name", "visitor_phone", "visiting", "purpose", "from_where"]
    if rules.measure in (way, "both"):
        names += ["celsius", "site"]
    if rules.mask:
        names.append("mask")
    if rules.codes and way == "in":
        names += ["health", "travel"]
    return [form[name] for name in names]


def rows(crossings: Sequence[Crossing]) -> list[Row]:
    """Crossings with masked names and doors. Four queries for any number."""
    people = Person.objects.in_bulk({one.person for one in crossings if one.person})
    homes = Household.objects.in_bulk({one.household for one in crossings if one.household})
    guests = {one.pass_id for one in crossings if one.pass_id and not one.household}
    passes = Pass.objects.in_bulk(guests) if guests else {}
    visits = {one.visit for one in crossings if one.visit}
    visitors = VisitorEntry.objects.in_bulk(visits) if visits else {}
    return [
        _row(one, people=people, homes=homes, passes=passes, visitors=visitors) for one in crossings
    ]


def _row(
    one: Crossing,
    *,
    people: Mapping[UUID, Person],
    homes: Mapping[UUID, Household],
    passes: Mapping[UUID, Pass],
    visitors: Mapping[UUID, VisitorEntry],
) -> Row:
    tone, shape = TONES[one.outcome]
    said = sentences.said(one.code)
    if one.annulled_at:
        tone, shape = "muted", "–"
    person = people.get(one.person) if one.person else None
    home = homes.get(one.household) if one.household else None
    guest = passes.get(one.pass_id) if one.pass_id else None
    visitor = visitors.get(one.visit) if one.visit else None
    name = person.name if person else (guest.guest if guest else "") or ""
    where = home.address if home else guest.company if guest else ""
    if visitor:
        name, where = visitor.name, visitor.visiting or ""
    word = sentences.ANSWERS[one.outcome]
    return Row(one, word, tone, shape, said.sentence, WAYS[one.direction], name, where)


def codes(counted: Iterable[tuple[str, int]]) -> list[tuple[Text, int]]:
    """Refusals by their sentence; what may not be told apart is added up."""
    found: dict[str, int] = {}
    for code, times in counted:
        shown = sentences.shown(code)
        found[shown] = found.get(shown, 0) + times
    return [(sentences.said(code).sentence, times) for code, times in found.items()]


@dataclass(frozen=True, slots=True)
class Inside:
    """A guest who has not left: by what he is let out again."""

    since: datetime
    name: str
    where: str
    asked: str


def inside(present: Sequence[Presence]) -> list[Inside]:
    """Guests of a place by the crossing with which they came in. Five queries for any number."""
    entries = Crossing.objects.in_bulk({one.crossing for one in present})
    shown = rows([entries[one.crossing] for one in present if one.crossing in entries])
    return [Inside(one.crossing.at, one.name, one.where, _leaving(one.crossing)) for one in shown]


def _leaving(one: Crossing) -> str:
    if one.visit:
        return f"visit={one.visit}&means=visitor"
    return f"pass_id={one.pass_id}&means=digits" if one.pass_id else ""


def whom(alarm: Alarm) -> str:
    """The door of whoever it is about, as far as it is known; else nothing."""
    home = Household.objects.filter(id=alarm.household).first() if alarm.household else None
    return home.address if home else ""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who crossed near, as far as he is known."""

    met: Met
    name: str
    where: str
    gate: str


def met(found: Sequence[Met]) -> list[Companion]:
    """Who crossed with somebody, with doors and masked names. Five queries for any number."""
    people = Person.objects.in_bulk({one.person for one in found if one.person})
    homes = Household.objects.in_bulk({one.household for one in found if one.household})
    visitors = VisitorEntry.objects.in_bulk({one.visit for one in found if one.visit})
    passes = Pass.objects.in_bulk({one.pass_id for one in found if one.pass_id})
    gates = Checkpoint.objects.in_bulk({one.checkpoint for one in found})
    shown = []
    for one in found:
        person = people.get(one.person) if one.person else None
        visitor = visitors.get(one.visit) if one.visit else None
        guest = passes.get(one.pass_id) if one.pass_id else None
        home = homes.get(one.household) if one.household else None
        name = person.name if person else visitor.name if visitor else ""
        name = name or (guest.guest if guest else "") or ""
        where = home.address if home else visitor.visiting if visitor else ""
        shown.append(Companion(one, name, where or "", gates[one.checkpoint].name))
    return shown
