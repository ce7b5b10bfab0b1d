"""Which households in care have their link, and how it stands."""

from dataclasses import dataclass
from datetime import datetime

from wangdi.access.scoping import Scope
from wangdi.links import queries as links
from wangdi.links.models import HouseholdLink
from wangdi.people.models import Household
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states


@dataclass(frozen=True, slots=True)
class Linked:
    """`state`: none, unused, used, locked or over."""

    household: Household
    link: HouseholdLink | None
    state: str


def linked(scope: Scope, at: datetime) -> list[Linked]:
    """Every household with somebody in care, those without a link that opens first. Two queries."""
    open_files = Episode.objects.visible_to(scope).open().exclude(state=states.PROPOSED)
    homes = Household.objects.visible_to(scope).filter(id__in=open_files.values("household"))
    found = list(homes.order_by("sort_key", "id"))
    standing = links.standing(one.id for one in found)
    rows = [_linked(one, standing.get(one.id), at) for one in found]
    return sorted(rows, key=lambda one: one.state not in ("none", "over", "locked"))


def one(household: Household, at: datetime) -> Linked:
    return _linked(household, links.standing([household.id]).get(household.id), at)


def _linked(household: Household, link: HouseholdLink | None, at: datetime) -> Linked:
    if link is None:
        return Linked(household, None, "none")
    if not link.is_alive(at):
        return Linked(household, link, "over")
    if link.is_locked():
        return Linked(household, link, "locked")
    return Linked(household, link, "used" if link.last_used_at else "unused")
