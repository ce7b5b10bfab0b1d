"""Where users work, as the stamps of their sign-ins: by the first of their grants."""

from collections.abc import Iterable

from wangdi.access.models import Grant
from wangdi.intake.stamps import NOWHERE, Stamp


def stamps_of(users: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each user's first grant that holds; NOWHERE for the office's own. One query."""
    grants = Grant.objects.current().filter(user_id__in=set(users), user__is_active=True)
    rows = grants.select_related("place", "grid").order_by("-id")
    return {grant.user_id: Stamp(*grant.stamp[:2]) for grant in rows}


def stamp_of(user: int) -> Stamp:
    return stamps_of([user]).get(user, NOWHERE)
