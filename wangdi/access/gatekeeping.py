"""The answer to the intake's question: who may do what, where."""

from collections.abc import Sequence

from wangdi.access.scopes import Standing, reach
from wangdi.intake import gate
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp


class GrantsDecide:
    """Grants are read anew for every batch, so that a revoked grant stops at once."""

    def allow(self, actor: Actor, permission: str, stamps: Sequence[Stamp]) -> list[bool]:
        held = self._standing(actor)
        if held is None or not held.holds(permission):
            return [False] * len(stamps)
        seen = {stamp: held.allows(permission, stamp) for stamp in set(stamps)}
        return [seen[stamp] for stamp in stamps]

    def scope_setting(self, actor: Actor) -> str:
        held = self._standing(actor)
        communities = set() if held is None else {c for r in held.reaches for c in r.communities}
        return ",".join(str(community) for community in sorted(communities))

    def _standing(self, actor: Actor) -> Standing | None:
        return gate.remembered(("standing", actor.id), lambda: self._read(actor))

    def _read(self, actor: Actor) -> Standing | None:
        return reach(actor.id) if actor.id is not None else None
