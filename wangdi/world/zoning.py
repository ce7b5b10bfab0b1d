"""A building with a case is a key zone, visited daily; and what the laboratory says."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle

from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Person
from wangdi.quarantine.models import Episode
from wangdi.screening import ticks as rounds
from wangdi.screening.models import CanvassRound
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company

STEP = "zones"
HEAD = "返乡人丙"
ANSWERS = ("answered", "answered", "answered", "answered", "no_answer", "answered")


def acts(days: Days, company: Company) -> Iterator[Act]:
    """Opened two days ago; each day its doors are walked, today half of them so far."""
    worker = company["worker"]
    yield Act(days.at(2, "16:00"), STEP, partial(_open, company["secretary"], days))
    yield Act(days.at(1, "00:10"), STEP, _repeat)
    yield Act(days.at(1, "18:00"), STEP, partial(_walk, worker, 1))
    yield Act(days.at(0, "00:10"), STEP, _repeat)
    yield Act(days.at(0, "09:30"), STEP, partial(_walk, worker, 2))
    yield Act(days.at(1, "14:30"), STEP, partial(_sampled, company["doctor"]))


def _open(secretary: Actor, days: Days) -> None:
    building = Person.objects.select_related("household").get(name=HEAD).household.building_id
    zone = {
        "name": "示范苑1号楼",
        "places": [building],
        "why": "contact",
        "basis": "示例区指挥部通知〔2020〕15 号",
        "starts_on": days.day(2),
        "ends_on": days.today + timedelta(days=11),
    }
    ask("zones.open", [zone], by=secretary)


def _repeat() -> None:
    rounds.repeat()


def _walk(worker: Actor, every: int) -> None:
    """Every door, or every second, of the round of this day."""
    canvass = CanvassRound.objects.filter(series__isnull=False, starts_on=clock.today()).first()
    if canvass is None:
        return
    doors = Dwelling.objects.filter(building_id__in=canvass.places).order_by("sort_key")
    visits = [
        {"round": canvass.id, "dwelling": door, "outcome": outcome}
        for door, outcome in zip(
            list(doors.values_list("id", flat=True))[::every], cycle(ANSWERS), strict=False
        )
    ]
    ask("screening.record_visit", visits, by=worker, channel="phone")


def _sampled(doctor: Actor) -> None:
    """Negative, one still in the laboratory; entered by hand as the paper says."""
    rows = Episode.objects.filter(state="notified", person__name__startswith="返乡人")
    people = list(rows.order_by("day_zero", "id").values_list("person_id", flat=True)[:4])
    told = {"outcome": "negative", "reported_at": clock.now()}
    results = [
        {
            "person": person,
            **({"outcome": "pending"} if n == 3 else told),
            "sampled_on": clock.today(),
            "place": "社区采样点",
        }
        for n, person in enumerate(people)
    ]
    ask("testing.record", results, by=doctor)
