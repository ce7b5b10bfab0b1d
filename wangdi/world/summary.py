"""What stands in the house after the story, read from the records: `wangdi demo --json`."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum

from wangdi.importing.models import ImportRun
from wangdi.intake.models import Batch
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household, Person
from wangdi.quarantine.models import Episode, Reading, Release
from wangdi.reporting import queries as reports
from wangdi.reporting.models import DailyReport, Statement
from wangdi.screening import actions, outcomes
from wangdi.screening.models import Arrival, CanvassRound, DoorAnswer, DoorVisit
from wangdi.territory.models import Grid, Place, PlaceKind


def summary(at: datetime) -> dict[str, Any]:
    """Counts of what was built and done; JSON."""
    current = Place.objects.filter(valid_to=None)
    return {
        "at": at.isoformat(timespec="seconds"),
        "places": current.count(),
        "communities": Place.objects.communities().count(),
        "buildings": current.filter(kind=PlaceKind.BUILDING).count(),
        "grids": Grid.objects.filter(valid_to=None).count(),
        "dwellings": Dwelling.objects.count(),
        "households": Household.objects.open().count(),
        "persons": Person.objects.living().count(),
        **_received(),
        "import": _imported(),
        "canvass": _canvass(),
        "arrivals": Arrival.objects.standing().count(),
        "episodes": _episodes(at),
        "readings": Reading.objects.filter(annulled_at=None).count(),
        "released": Release.objects.count(),
        "report": _report(),
    }


def _received() -> dict[str, Any]:
    names = ("received", "applied", "duplicate", "review")
    sums = Batch.objects.aggregate(**{name: Sum(name, default=0) for name in names})
    adds_up = sums["received"] == sums["applied"] + sums["duplicate"] + sums["review"]
    return {**sums, "adds_up": adds_up}


def _imported() -> dict[str, Any]:
    names = ("rows", "applied", "duplicate", "review", "left_out")
    return ImportRun.objects.filter(state="applied").aggregate(
        **{name: Sum(name, default=0) for name in names}
    )


def _canvass() -> dict[str, Any]:
    canvass = CanvassRound.objects.filter(series=None).order_by("-opened_at").first()
    if canvass is None:
        return {}
    doors = actions.doors_of(canvass).count()
    answers = DoorAnswer.objects.filter(round=canvass).order_by()
    counts = dict(answers.values_list("outcome").annotate(n=Count("id")))
    covered = sum(counts.get(outcome, 0) for outcome in outcomes.COVERED)
    coverage = outcomes.coverage(covered, doors)
    return {
        "doors": doors,
        "visits": DoorVisit.objects.filter(round=canvass, annulled_at=None).count(),
        "outcomes": counts,
        "covered": covered,
        "coverage": None if coverage is None else float(coverage),
    }


def _episodes(at: datetime) -> dict[str, int]:
    return dict(sorted(Counter(one.state_at(at) for one in Episode.objects.all()).items()))


def _report() -> dict[str, Any]:
    """The last day that is frozen, for the whole office."""
    last = DailyReport.objects.frozen().order_by("-day", "-version").first()
    if last is None:
        return {}
    owing = dict(Place.objects.communities().values_list("id", "name"))
    signed = Statement.objects.filter(Q(day=last.day), annulled_at=None)
    silent = owing.keys() - set(signed.values_list("unit_id", flat=True))
    return {
        "day": last.day.isoformat(),
        "frozen_at": clock.local(last.frozen_at or last.counted_at).isoformat(timespec="seconds"),
        "figures": reports.totals(last, list(owing)),
        "signed": len(owing) - len(silent),
        "silent": sorted(owing[community] for community in silent),
    }
