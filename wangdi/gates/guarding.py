"""Who may act at a gate: also one whose grant reaches into the compound that it guards.

A compound over several grids bears the stamp of none of them, and a building's is not its gate's.
Gate books and calls to come name people of any building: they stay with those of the whole gate.
"""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar
from uuid import UUID

from wangdi.access import scopes
from wangdi.access.scopes import Standing
from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Command, Payload, Record

P = TypeVar("P", bound=Payload)


class AtTheGate(Command[P]):
    """A command of a gate, allowed to whoever may stand at it. At most three queries a batch."""

    def checkpoints_of(self, payloads: Sequence[P]) -> list[UUID]:
        """The gate that each payload is about, in order; all of them are known."""
        found: list[Any] = [getattr(payload, "checkpoint", None) for payload in payloads]
        return found

    def also_allows(self, actor: Actor, records: Sequence[Record[P]]) -> list[bool]:
        asked = self.checkpoints_of([record.payload for record in records])
        standing = scopes.reach(actor.id) if actor.id is not None else Standing(0)
        seen = within(standing, self.permission, asked)
        return [checkpoint in seen for checkpoint in asked]


def within(standing: Standing, permission: str, checkpoints: Collection[UUID]) -> set[UUID]:
    """Those at which this user may do what `permission` names. One query."""
    scope = standing.scope(permission)
    rows = Checkpoint.objects.visible_to(scope).filter(id__in=checkpoints)
    return set(rows.values_list("id", flat=True))
