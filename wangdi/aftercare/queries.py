"""Named reads of after-care."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wangdi.access.scoping import Scope
from wangdi.aftercare.actions import CALL, UNWELL
from wangdi.aftercare.models import Aftercare, Call
from wangdi.duties.models import Duty

LISTS = ("due", "late", "unwell", "open", "closed")
TAKE_DOWN = "pack.take_down"
"""The duty of the room of papers: the notice on the door comes down with the release."""


def on_list(scope: Scope, name: str, at: datetime) -> QuerySet[Aftercare]:
    """`due`: a call may be made now; `late`: one is late, was missed in the last day, or none is to

    come and the file is open all the same; `unwell`: the doctor has not spoken with him yet;
    `open`, `closed`: the files.
    """
    rows = Aftercare.objects.visible_to(scope)
    if name == "closed":
        return rows.filter(closed_at__isnull=False)
    rows = rows.filter(closed_at=None)
    if name == "open":
        return rows
    asked = Duty.objects.filter(subject=OuterRef("pk"), settled_at=None, opens_at__lte=at)
    if name == "unwell":
        return rows.filter(Exists(asked.filter(kind=UNWELL)))
    calls = asked.filter(kind=CALL)
    if name == "late":
        lately = calls.filter(due_at__lt=at, missed_at__gt=at - timedelta(days=1))
        ahead = Duty.objects.filter(
            subject=OuterRef("pk"), kind=CALL, settled_at=None, missed_at__gte=at
        )
        return rows.filter(Exists(lately) | ~Exists(ahead))
    return rows.filter(Exists(calls.filter(missed_at__gte=at)))


def calls_of(file: UUID) -> list[Call]:
    """Every try that counts, the newest first."""
    rows = Call.objects.filter(file=file, annulled_at=None)
    return list(rows.order_by("-at", "-id"))


def of_episode(episode: UUID) -> Aftercare | None:
    return Aftercare.objects.filter(episode=episode).first()


def of_household(household: UUID) -> list[Aftercare]:
    """The open files of a household's people, with their episodes; one query."""
    rows = Aftercare.objects.filter(episode__household=household, closed_at=None)
    return list(rows.select_related("episode__person").order_by("released_at", "id"))


def hanging(episode: UUID) -> bool:
    """Whether the notice on the door is still to be taken down."""
    rows = Duty.objects.filter(kind=TAKE_DOWN, subject=episode, settled_at=None)
    return rows.exists()
