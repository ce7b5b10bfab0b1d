"""Who has not yet been told what is held about him and why."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.people.models import Person, PersonQuerySet
from wangdi.quarantine.models import Episode
from wangdi.residents.models import Told

CARE, NEEDS, NUMBER = "care", "needs", "number"
SENSITIVE = Q(id_index__isnull=False) | ~Q(needs=[])


def anything_sensitive() -> Q:
    """Somebody of whom health or an identity number is held; a condition on people."""
    return SENSITIVE | Q(Exists(Episode.objects.filter(person=OuterRef("pk"))))


def untold(scope: Scope, why: str = "", *, grid: int | None = None) -> PersonQuerySet:
    """Those who live here, of whom something sensitive is held, and whom nobody has told.

    `why` narrows to one cause: somebody in care, health needs, an ID number.
    """
    at_home = Person.objects.visible_to(scope).living()
    rows: PersonQuerySet = at_home.filter(household__closed_on=None)
    told = Told.objects.filter(person=OuterRef("pk"), annulled_at=None)
    causes = {
        CARE: Q(Exists(Episode.objects.filter(person=OuterRef("pk")))),
        NEEDS: ~Q(needs=[]),
        NUMBER: Q(id_index__isnull=False),
    }
    rows = rows.filter(causes.get(why) or anything_sensitive()).filter(~Exists(told))
    if grid is not None:
        rows = rows.filter(grid_id=grid)
    return rows


def told(scope: Scope) -> QuerySet[Told]:
    """Who was told, newest first."""
    rows = Told.objects.visible_to(scope).filter(annulled_at=None)
    return rows.select_related("person__household").order_by("-at", "-id")


def told_of(people: Iterable[UUID]) -> dict[UUID, Told]:
    rows = Told.objects.filter(person__in=list(people), annulled_at=None)
    return {one.person_id: one for one in rows}


def causes_of(people: Iterable[Person]) -> dict[UUID, list[str]]:
    """Why each of them is on the list; one query."""
    found = list(people)
    ids = [one.id for one in found]
    cared = set(Episode.objects.filter(person__in=ids).values_list("person_id", flat=True))
    return {
        one.id: [
            cause
            for cause, so in (
                (CARE, one.id in cared),
                (NEEDS, bool(one.needs)),
                (NUMBER, one.id_index is not None),
            )
            if so
        ]
        for one in found
    }
