"""A batch of crossings decided one after the other, in the order in which they happened."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from wangdi.gates import knowing
from wangdi.gates.knowing import Facts, Gate, Home, Way
from wangdi.gates.payloads import CrossPayload
from wangdi.gates.rules.codes import CONDITION, Decision
from wangdi.gates.rules.deciding import decide
from wangdi.intake.commands import Record
from wangdi.passes.queries import Standing

FORCED = "forced_offline"


class Weighed(NamedTuple):
    """One crossing with what was said at the gate, and what the server says of it now.

    `twice`: the other crossing of a paper pass that was at two gates at once.
    """

    key: UUID
    payload: CrossPayload
    at: datetime
    gate: Gate
    who: str
    home: Home | None
    shown: Standing | None
    said: Decision
    ought: Decision
    twice: Way | None = None

    @property
    def should_have_been(self) -> str:
        """Empty where both agree whether he passes: why, and under which condition, may differ."""
        agreed = self.said.lets_pass == self.ought.lets_pass
        return "" if agreed else f"{self.ought.outcome}:{self.ought.code}"

    @property
    def household(self) -> UUID | None:
        return self.home.household if self.home else self.payload.household

    @property
    def person(self) -> UUID | None:
        return self.payload.person or (self.shown.person if self.shown else None)


def weigh(
    records: Sequence[Record[CrossPayload]],
    gates: Mapping[UUID, Gate],
    facts: Facts,
    now: datetime,
) -> list[Weighed]:
    """Decide each; the ways of this very batch count for those after them. In the given order."""
    happened = [record.payload.happened(record.made_at) for record in records]
    found: dict[int, Weighed] = {}
    for n in sorted(range(len(records)), key=happened.__getitem__):
        record = records[n]
        one = _weighed(record, gates[record.payload.checkpoint], facts, now)
        found[n] = one
        if one.shown and one.said.lets_pass:
            by = knowing.counted_by(one.shown, one.home)
            facts.ways.setdefault(by, []).append(_way(one))
    return [found[n] for n in range(len(records))]


def _weighed(record: Record[CrossPayload], gate: Gate, facts: Facts, now: datetime) -> Weighed:
    payload = record.payload
    at = min(payload.happened(record.made_at), now)
    who = knowing.stander(payload, facts)
    known, rules = knowing.known_of(who, payload, at, gate, facts)
    ought = decide(knowing.asked_of(payload, at), known, rules)
    said = ought
    if payload.decided:
        said = Decision(payload.decided.outcome, payload.decided.code)
    elif payload.forced and not ought.lets_pass:
        said = Decision(CONDITION, FORCED)
    return Weighed(
        record.key,
        payload,
        at,
        gate,
        "guest" if payload.visitor and known.who == "unknown" else known.who,
        who.home,
        who.shown,
        said,
        ought,
        _twice(payload, at, who.shown, facts),
    )


def _way(one: Weighed) -> Way:
    pass_id = one.shown.id if one.shown else one.key
    where = (one.payload.direction, one.at, one.gate.id, one.payload.form, one.key)
    return Way(one.household, pass_id, *where)


def _twice(payload: CrossPayload, at: datetime, shown: Standing | None, facts: Facts) -> Way | None:
    """Another gate at which the same paper pass was shown so soon before or after: a copy."""
    if payload.form != "paper" or shown is None:
        return None
    within = timedelta(minutes=facts.rules.replay_minutes)
    for way in facts.ways.get(shown.household or shown.id, ()):
        same = way.pass_id == shown.id and way.form == "paper"
        if same and way.checkpoint != payload.checkpoint and abs(way.at - at) <= within:
            return way
    return None
