"""How much is still typed by hand: by form and unit, week by week; the aim is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from wangdi.access.scoping import Scope
from wangdi.reporting.models import TypedValue, UpperForm
from wangdi.reporting.queries.columns import Extent
from wangdi.territory.models import Place

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Week:
    """From its Monday; how many cells were typed in it."""

    monday: date
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A form and a unit, and how many cells each of the last weeks saw typed, oldest first."""

    form: UpperForm
    unit: str
    weeks: list[int]


def forms_seen(scope: Scope) -> list[UpperForm]:
    """The forms of the offices that the scope lies in or over, the newest first."""
    inside = Place.objects.communities().filter(id__in=scope.communities)
    places = {above for one in inside for above in (one.id, *one.ancestors)}
    return list(UpperForm.objects.in_use().filter(place__in=places).order_by("name", "-made_at"))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def typed_in(forms: Iterable[UpperForm], extent: Extent, monday: date) -> list[TypedValue]:
    """Each cell typed in the week from `monday` for a place of the extent."""
    found = _typed(forms, extent).filter(day__gte=monday, day__lt=monday + timedelta(days=7))
    return list(found.select_related("form").order_by("-day", "form__name", "cell"))


def _typed(forms: Iterable[UpperForm], extent: Extent) -> QuerySet[TypedValue]:
    own = [extent.place.id] if extent.place else []
    return TypedValue.objects.filter(
        form__in=list(forms), annulled_at=None, unit_id__in=[*extent.units, *own]
    )


def trend(
    forms: Iterable[UpperForm], extent: Extent, today: date
) -> tuple[list[Week], list[Tally]]:
    """The last weeks in all, and by form and unit."""
    first = monday_of(today) - timedelta(weeks=WEEKS - 1)
    found = _typed(forms, extent).filter(day__gte=first).select_related("form")
    counts: dict[tuple[UpperForm, int], list[int]] = {}
    for one in found:
        weeks = counts.setdefault((one.form, one.unit_id), [0] * WEEKS)
        weeks[(one.day - first).days // 7] += 1
    names = dict(
        Place.objects.filter(id__in={unit for _form, unit in counts}).values_list("id", "name")
    )
    whole = [sum(column) for column in zip(*counts.values(), strict=True)] or [0] * WEEKS
    course = [Week(first + timedelta(weeks=n), count) for n, count in enumerate(whole)]
    tallies = [Tally(form, names.get(unit, ""), kept) for (form, unit), kept in counts.items()]
    return course, sorted(tallies, key=lambda one: (-one.weeks[-1], one.form.name, one.unit))
