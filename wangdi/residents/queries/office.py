"""Whom to call where no care team is known: the community, and the duty desk of the office."""

from dataclasses import dataclass

from wangdi.access.models import Grant
from wangdi.staff.models import Worker
from wangdi.territory.models import Place

ROLES = ("community_secretary", "duty_desk")


@dataclass(frozen=True, slots=True)
class Desk:
    name: str
    phone: str


def desks(community_id: int | None) -> list[Desk]:
    """The community's number first, then the office's; only those that have one. Two queries.

    They are the work telephones of whoever holds the post now.
    """
    grants = Grant.objects.current().filter(role__in=ROLES, user__worker__isnull=False)
    users = dict(grants.values_list("user_id", "role"))
    rows = Worker.objects.filter(user__in=users, left_on=None).exclude(work_phone="")
    found: dict[str, Desk] = {}
    for worker in rows.order_by("id").select_related("place"):
        role = users[worker.user_id or 0]
        near = worker.community_id in (community_id, None)
        if near and role not in found:
            place: Place | None = worker.place
            found[role] = Desk(
                place.name if place else worker.unit or worker.post, worker.work_phone
            )
    return [found[role] for role in ROLES if role in found]
