"""Everybody who can act, found by what he is and where."""

from dataclasses import dataclass, field
from typing import Self

from wangdi.access.models import Grant
from wangdi.intake.actors import Actor


@dataclass
class Company:
    """Actors by sign-in name, by (role, community) and by grid."""

    named: dict[str, Actor] = field(default_factory=dict)
    _of: dict[tuple[str, int], Actor] = field(default_factory=dict)
    walkers: dict[int, Actor] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Self:
        known = cls()
        for grant in Grant.objects.current().select_related("user", "place", "grid"):
            actor = grant.user.actor()
            known.named[grant.user.username] = actor
            if grant.grid:
                known.walkers[grant.grid.id] = actor
            elif grant.place and grant.place.community_id == grant.place.id:
                known._of[grant.role, grant.place.id] = actor
        return known

    def __getitem__(self, username: str) -> Actor:
        return self.named[username]

    def at(self, role: str, community: int) -> Actor | None:
        """Who has this role in a community; None where nobody is named."""
        return self._of.get((role, community))
