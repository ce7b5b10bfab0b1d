"""The bundle of one checkpoint: everybody of its place decided ahead, packed and signed."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import knowing
from wangdi.gates.bundles import ahead, doors, holding, reading, signing
from wangdi.gates.bundles.ahead import Verdicts, asked_for
from wangdi.gates.bundles.packing import Rows
from wangdi.gates.knowing import Facts, Gate
from wangdi.gates.rules.deciding import Known
from wangdi.lib import ids
from wangdi.lib.masking import mask_name
from wangdi.passes import keys, section
from wangdi.passes.models import Pass

FORMAT = 1
HOLDS = timedelta(hours=24)
"""After so long the screen says that the list is over, and nothing is let through unseen."""
_WHO = {"resident": 0, "guest": 1, "unknown": 2}


@dataclass(slots=True)
class _Sheet:
    """What is being filled while the people and passes are gone through."""

    gate: Gate
    at: datetime
    facts: Facts
    labels: dict[UUID, str]
    rows: Rows
    verdicts: Verdicts = field(default_factory=Verdicts)
    ways: list[tuple[list[int], list[int]]] = field(default_factory=list)
    groups: dict[UUID, int] = field(default_factory=dict)

    def group(self, counted: UUID | None, known: Known) -> int | None:
        """The number of the ways that count for this holder; no holder is named beside them."""
        if counted is None or not (known.ins or known.outs):
            return None
        if counted not in self.groups:
            self.groups[counted] = len(self.ways)
            self.ways.append((_seconds(known.ins), _seconds(known.outs)))
        return self.groups[counted]


def body_of(checkpoint: Checkpoint, at: datetime) -> dict[str, Any]:
    """What is signed, before it is: reads set-wise, a handful of queries for any place."""
    gate = knowing.gates([checkpoint.id])[checkpoint.id]
    found = reading.standing(gate, at)
    asked = [asked_for(gate, pass_id=one.id) for one in found.passes]
    asked += [asked_for(gate, person=one.id) for one in found.people]
    facts = ahead.gather(asked, at)
    salt = secrets.token_bytes(16)
    names = doors.by_household(found.people, found.buildings)
    sheet = _Sheet(gate, at, facts, names, Rows(salt))
    _lay_passes(sheet, found.passes)
    _lay_people(sheet, found)
    strangers = sheet.verdicts.of(Known(), facts.rules.rules())
    return {
        "v": FORMAT,
        "id": str(ids.uuid7()),
        "checkpoint": {"id": str(checkpoint.id), "name": checkpoint.name},
        "vehicles": checkpoint.lets_vehicles(),
        "places": sorted({gate.guarded, *gate.above}),
        "made": int(at.timestamp()),
        "until": int((at + HOLDS).timestamp()),
        "version": facts.version,
        "salt": salt,
        "buildings": [[one, name] for one, name in found.buildings.items()],
        "verdicts": sheet.verdicts.listed(),
        "strangers": strangers,
        "ways": sheet.ways,
        "rows": sheet.rows.packed(),
        **holding.common(facts.rules, section.in_force(at).classes),
    }


def bundle_of(checkpoint: Checkpoint, at: datetime) -> dict[str, Any]:
    """What a phone fetches, JSON-able: the public keys and the signed list."""
    made = signing.signed(body_of(checkpoint, at), keys.signer())
    return {"v": FORMAT, "keys": keys.public(at), "list": signing.text(made)}


def _lay_passes(sheet: _Sheet, passes: tuple[Pass, ...]) -> None:
    by_digits: defaultdict[str, list[bytes]] = defaultdict(list)
    by_plate: defaultdict[str, list[bytes]] = defaultdict(list)
    for one in passes:
        sheet.rows.put("pass", one.id.bytes, _row(sheet, one))
        by_digits[one.digits].append(one.id.bytes)
        if one.plate is not None:
            by_plate[str(one.plate)].append(one.id.bytes)
    for digits, found in by_digits.items():
        sheet.rows.put("digits", digits, [*found[: doors.MOST]])
    for plate, found in by_plate.items():
        sheet.rows.put("plate", plate, [*found[: doors.MOST]])


def _row(sheet: _Sheet, one: Pass) -> list[object]:
    asked = asked_for(sheet.gate, pass_id=one.id)
    who = knowing.stander(asked, sheet.facts)
    known, rules = knowing.known_of(who, asked, sheet.at, sheet.gate, sheet.facts)
    standing = sheet.facts.passes[one.id]
    group = sheet.group(knowing.counted_by(standing, who.home), known)
    return [
        _WHO[known.who],
        known.standing == "active",
        sheet.verdicts.of(known, rules),
        one.klass,
        int(standing.valid_from.timestamp()),
        int(standing.valid_until.timestamp()),
        int(standing.tokens_from.timestamp()),
        sheet.labels.get(standing.household or one.id, ""),
        standing.person and standing.person.bytes,
        standing.household and standing.household.bytes,
        group,
    ]


def _lay_people(sheet: _Sheet, found: reading.Standing) -> None:
    homes: defaultdict[UUID, list[reading.Holder]] = defaultdict(list)
    for holder in found.people:
        homes[holder.household].append(holder)
    shown = doors.passes_by_holder(found.passes)
    by_door: defaultdict[str, list[object]] = defaultdict(list)
    for household, members in homes.items():
        first = members[0]
        name = doors.name_of(first.building, first.unit, first.room)
        by_door[name].append([household.bytes, min(len(members), doors.MOST_AT_HOME)])
        for place, member in enumerate(members[: doors.MOST_AT_HOME]):
            _lay_member(sheet, member, place, shown.get(member.id) or shown.get(household))
    for door, rows in by_door.items():
        sheet.rows.put("door", door, rows[: doors.MOST])


def _lay_member(sheet: _Sheet, member: reading.Holder, place: int, shown: UUID | None) -> None:
    asked = asked_for(sheet.gate, pass_id=shown, person=member.id)
    who = knowing.stander(asked, sheet.facts)
    known, rules = knowing.known_of(who, asked, sheet.at, sheet.gate, sheet.facts)
    row: list[object] = [
        mask_name(member.name),
        shown and shown.bytes,
        member.id.bytes,
        sheet.verdicts.of(known, rules),
    ]
    sheet.rows.put("member", member.household.bytes + bytes((place,)), row)


def _seconds(moments: tuple[datetime, ...]) -> list[int]:
    return [int(one.timestamp()) for one in moments]
