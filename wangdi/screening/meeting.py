"""Who it is that came back: a resident of the ledger, or somebody whom the ledger is given."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.intake.commands import Record, Review, Work
from wangdi.lib import ids
from wangdi.people import newcomers
from wangdi.people.models import Person
from wangdi.people.newcomers import Met, Newcomer, Told
from wangdi.screening.models import Arrival
from wangdi.screening.payloads import ArrivalPayload

Who = tuple[object, date]
DOUBTS: dict[str, tuple[str | Promise, str]] = {
    newcomers.WHICH_HOUSEHOLD: (
        _("Several households live behind this door. Choose the one the person belongs to."),
        "household",
    ),
    newcomers.WHICH_PERSON: (
        _("Several residents behind this door have this name. Choose the one who came back."),
        "person",
    ),
    newcomers.OTHER_HOME: (_("This household is not known behind this door."), "household"),
}


def meet(asked: Sequence[ArrivalPayload]) -> list[ArrivalPayload | Review]:
    """Each with the resident he is, or with the household that he would enter if there is one.

    Review where a person must say first who is meant. Three queries for any set.
    """
    strangers = [one for one in asked if one.person is None]
    told = [Told(one.dwelling, one.household, one.name, one.phone) for one in strangers]
    met = iter(newcomers.recognise(told) if told else ())
    homes = _homes({one.person for one in asked if one.person})
    return [_resident(one, homes) if one.person else _met(one, next(met)) for one in asked]


def _resident(
    one: ArrivalPayload, homes: dict[UUID | None, tuple[UUID, UUID]]
) -> ArrivalPayload | Review:
    household, door = homes.get(one.person, (None, None))
    if door != one.dwelling:
        sentence = _("This resident is not known behind this door.")
        return Review(newcomers.OTHER_HOME, str(sentence), "person")
    return one.model_copy(update={"household": household, "name": ""})


def _met(one: ArrivalPayload, met: Met) -> ArrivalPayload | Review:
    if met.doubt:
        sentence, field = DOUBTS[met.doubt]
        return Review(met.doubt, str(sentence), field)
    return one.model_copy(update={"person": met.person, "household": met.household})


def _homes(people: Collection[UUID]) -> dict[UUID | None, tuple[UUID, UUID]]:
    """Household and door of the residents named."""
    rows = Person.objects.filter(id__in=people).values_list(
        "id", "household_id", "household__dwelling_id"
    )
    return {person: (household, door) for person, household, door in rows}


def who_of(met: ArrivalPayload) -> Who:
    """What makes two records the same arrival: who it is, and the day."""
    return met.person or (met.dwelling, met.name), met.arrived_on


def enter(
    work: Work, met: Sequence[Record[ArrivalPayload]]
) -> list[tuple[Record[ArrivalPayload], bool]]:
    """Each with its person, those entered who were not known; and whether he was.

    Who stands in a set twice, with two journeys, is entered once.
    """
    new: dict[object, Newcomer] = {}
    for record in met:
        one = record.payload
        if one.person is None:
            told = (one.dwelling, one.household, record.stamp, one.name, one.phone)
            new.setdefault((one.dwelling, one.name), Newcomer(ids.uuid7(), *told))
    homes = newcomers.enter(work, list(new.values())) if new else {}
    return [
        (record, False)
        if record.payload.person
        else (_entered(record, new[record.payload.dwelling, record.payload.name].id, homes), True)
        for record in met
    ]


def _entered(
    record: Record[ArrivalPayload], person: UUID, homes: dict[UUID, UUID]
) -> Record[ArrivalPayload]:
    update = {"person": person, "household": homes[person]}
    payload = record.payload.model_copy(update=update)
    return Record(record.key, payload, record.digest, record.made_at, record.stamp)


def take_back(work: Work, keys: Collection[UUID]) -> None:
    """Take out again whom these arrivals brought into the ledger, where nothing else stands."""
    people = Arrival.objects.filter(id__in=keys).values("person")
    brought = Arrival.objects.filter(person__in=people, entered=True)
    newcomers.take_out(work, brought.values_list("person_id", flat=True).distinct())


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` of whom an arrival stands."""
    rows = Arrival.objects.standing().filter(person__in=people)
    return set(rows.values_list("person_id", flat=True))
