"""Everybody's two answers, decided ahead: the same `decide`, asked once for the whole place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wangdi.gates import knowing
from wangdi.gates.knowing import Facts, Gate
from wangdi.gates.payloads import CrossPayload
from wangdi.gates.rules import deciding
from wangdi.gates.rules.deciding import IN, OUT, Known, Rules

Verdict = tuple[str, str]
Pair = tuple[Verdict, Verdict]
"""Outcome and shown code, for the way in and the way out."""


@dataclass(slots=True)
class Verdicts:
    """Each pair once; rows name it by its number."""

    found: dict[Pair, int] = field(default_factory=dict)

    def of(self, known: Known, rules: Rules) -> int:
        ways = (deciding.ahead(known, rules, direction) for direction in (IN, OUT))
        inward, outward = ((one.outcome, one.shown) for one in ways)
        return self.found.setdefault((inward, outward), len(self.found))

    def listed(self) -> list[Pair]:
        return list(self.found)


def gather(asked: Sequence[CrossPayload], at: datetime) -> Facts:
    """As the server gathers for a batch; homes lie by household too, so each is found at once."""
    facts = knowing.gather(asked, at)
    for home in facts.people.values():
        facts.homes.setdefault(home.household, home)
    return facts


def asked_for(
    gate: Gate, *, pass_id: UUID | None = None, person: UUID | None = None
) -> CrossPayload:
    """Somebody as he would stand there; the direction is asked apart."""
    return CrossPayload(
        checkpoint=gate.id, direction="out", means="none", pass_id=pass_id, person=person
    )
