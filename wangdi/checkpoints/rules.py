"""When an entrance may shut, and how long an order may last. No database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.checkpoints.models.kinds import CheckpointKind, FireWay

Text = str | Promise
SHORTEST_NOTE = 8
LONGEST_ORDER = timedelta(days=30)
WAYS_OUT = frozenset({FireWay.INSIDE, FireWay.GUARDED, FireWay.SEAL})
"""How people get out by themselves or at once: what the law asks of a way out in a fire.

Fire Protection Law of 2021, article 28: ways out and fire lanes are not occupied, blocked or shut.
"""
UNBINDING = frozenset({CheckpointKind.SITE, CheckpointKind.ENTRY_POINT})


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the rules must know of an entrance.

    `others_open`: how many others of its place stay open for people; `leads_others`: entrances
    are merged into this one.
    """

    kind: str
    fire_exit: bool
    is_open: bool
    others_open: int
    leads_others: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A stable code, a sentence, the field it is about."""

    code: str
    sentence: Text
    field: str = ""


def is_way_out(kind: str, fire_exit: bool) -> bool:
    """A unit door is the way out of everybody above it, whatever the register says."""
    return fire_exit or kind == CheckpointKind.UNIT_DOOR


def why_not_shut(entrance: Entrance, way: str, note: str) -> Fault | None:
    """Why an entrance may not shut for crossings this way; None where it may."""
    if not entrance.is_open:
        return Fault("shut_already", _("This checkpoint is closed already."))
    if fault := why_needed(entrance):
        return fault
    if len(note.strip()) < SHORTEST_NOTE:
        sentence = _("Say how people get out here in a fire, and who opens.")
        return Fault("no_fire_note", sentence, "fire_note")
    if is_way_out(entrance.kind, entrance.fire_exit) and way not in WAYS_OUT:
        sentence = _("It is a way out in a fire: it opens from inside, or somebody stands there.")
        return Fault("fire_exit", sentence, "fire_way")
    return None


def why_needed(entrance: Entrance) -> Fault | None:
    """Why an entrance must be open, whatever for it should shut; None where it need not."""
    if entrance.kind not in UNBINDING and entrance.others_open == 0:
        return Fault("last_entrance", _("It is the last entrance open here; one always stays."))
    if entrance.leads_others:
        sentence = _("Others are merged into this one; open them, or merge them elsewhere first.")
        return Fault("others_merged", sentence)
    return None


def why_not_ordered(begins: datetime, ends: datetime, now: datetime) -> Fault | None:
    """Why an order may not be recorded so; None where it may."""
    if ends <= begins:
        return Fault("ends_before", _("The order ends before it begins."), "ends_at")
    if ends - begins > LONGEST_ORDER:
        sentence = _("No order lasts longer than 30 days; a new one is needed, with its basis.")
        return Fault("too_long", sentence, "ends_at")
    if ends <= now:
        return Fault("past", _("This order is over already."), "ends_at")
    return None


def guards(kinds: Collection[tuple[int, str]], small: Collection[str]) -> list[int]:
    """Of a checkpoint's place and those above, (id, kind), the ones whose passes hold there."""
    own, *above = kinds
    return [own[0], *(number for number, kind in above if kind in small)]
