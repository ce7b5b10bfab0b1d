"""Named reads of links."""

from collections.abc import Iterable
from uuid import UUID

from wangdi.links.models import HouseholdLink


def standing(households: Iterable[UUID]) -> dict[UUID, HouseholdLink]:
    """The link that each household has now, by household; one query."""
    rows = HouseholdLink.objects.filter(household__in=set(households), revoked_at=None)
    return {one.household: one for one in rows}


def of_household(household: UUID) -> list[HouseholdLink]:
    """All it ever had, newest first."""
    return list(HouseholdLink.objects.filter(household=household).order_by("-made_at", "-id"))
