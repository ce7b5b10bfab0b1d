"""Doors of a round, the gap, the next door to walk to, and what doors of homes answered."""

from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household
from wangdi.screening import actions, doorstep, outcomes, rules
from wangdi.screening.models import Beat, CanvassRound, DoorAnswer, DoorVisit
from wangdi.screening.queries.coverage import GAP, NOT_VISITED, REVISIT, is_due


def doors(scope: Scope, canvass: CanvassRound, state: str = "") -> QuerySet[Dwelling]:
    """Doors of a round with their `answer`; of one state, or the gap: all that are not done."""
    found = (
        actions.doors_of(canvass)
        .filter(scope.query())
        .annotate(
            answer=FilteredRelation("answers", condition=Q(answers__round=canvass)),
            outcome=F("answer__outcome"),
            times=F("answer__visits"),
            visited_at=F("answer__visited_at"),
        )
    )
    if state == GAP:
        return found.filter(Q(outcome=None) | ~Q(outcome__in=outcomes.COVERED))
    if state == NOT_VISITED:
        return found.filter(outcome=None)
    if state == REVISIT:
        return found.filter(is_due(canvass, "answer__"))
    return found.filter(outcome=state) if state else found


def of_worker(canvass: CanvassRound, worker: str) -> Q:
    """The condition on a door of lying in a beat of a worker; of nobody where the id is none."""
    try:
        beats = Beat.objects.filter(round=canvass, worker=UUID(worker))
    except ValueError:
        return Q(pk__in=())
    of_unit = Beat.objects.filter(
        id__in=beats, building=OuterRef("building"), unit=OuterRef("unit")
    )
    return Q(building__in=beats.filter(unit="").values("building")) | Q(Exists(of_unit))


def due_doors(scope: Scope, canvass: CanvassRound) -> QuerySet[Duty]:
    """Duties of doors of a round that are not done, in a scope.

    All doors of a round share one window; asked for by its end, history costs nothing.
    """
    window = rules.door_window(canvass.starts_on, canvass.ends_on)
    due = Duty.objects.unsettled().filter(missed_at=window.missed_at)
    return due.filter(kind=actions.DOOR, slot=str(canvass.id)).visible_to(scope)


def waiting(canvass: CanvassRound) -> Q:
    """The condition on a duty that its door was silent and its time to come again is still ahead.

    Light behind a door is no silence: it is due at once.
    """
    asks = doorstep.of(canvass.doorstep)
    line = asks.revisit.line(clock.now())
    silent = DoorAnswer.objects.filter(
        round=canvass, dwelling=OuterRef("subject"), outcome__in=asks.again, visited_at__gt=line
    )
    return Q(Exists(silent.exclude(outcome=outcomes.LIT)))


def walk(scope: Scope, canvass: CanvassRound, user: int) -> QuerySet[Duty]:
    """The doors of a round that a worker walks to: his own where he was given some, else the free.

    What another was given is not his to do.
    """
    due = due_doors(scope, canvass)
    own = due.filter(holder=user)
    return own if own.exists() else due.filter(holder=None)


def next_door(
    scope: Scope, canvass: CanvassRound, user: int, after: Dwelling | None = None
) -> UUID | None:
    """The next door to knock at in walking order; None when the walk has come to its end."""
    due = walk(scope, canvass, user).exclude(waiting(canvass)).order_by("sort_key", "subject")
    if after is not None:
        place = (after.sort_key, after.id)
        due = due.filter(TupleGreaterThan(Tuple(F("sort_key"), F("subject")), place))
    return due.values_list("subject", flat=True).first()


def answers_of(household: Household, *, rounds: int) -> list[DoorAnswer]:
    """What the door of a home answered in the last rounds, the latest first.

    Asked for by rounds: by the door alone it would cost more with every round of the past.
    """
    latest = CanvassRound.objects.filter(communities__contains=[household.community_id])
    last = list(latest.order_by("-opened_at").values_list("id", flat=True)[:rounds])
    answers = DoorAnswer.objects.filter(round__in=last, dwelling=household.dwelling_id)
    return list(answers.select_related("round").order_by("-visited_at"))


def visits_of(household: Household) -> QuerySet[DoorVisit]:
    """Knocks at the door of a home, the latest first."""
    visits = DoorVisit.objects.filter(dwelling=household.dwelling_id, annulled_at=None)
    return visits.select_related("round").order_by("-visited_at")
