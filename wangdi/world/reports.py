"""Every community signs its day, one stays silent, and at 17:00 the report freezes itself."""

from collections.abc import Iterator
from functools import partial

from wangdi.reporting import ticks
from wangdi.territory.models import Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company

STEP = "reports"
SINCE = 5


def acts(days: Days, company: Company) -> Iterator[Act]:
    """From five days ago until today; what has not come yet stays for the people at the desk."""
    for ago in range(SINCE, -1, -1):
        yield Act(days.at(ago, "12:00"), STEP, partial(ticks.plan, days.day(ago)))
        yield Act(days.at(ago, "16:30"), STEP, partial(_sign, ago, days, company))
        yield Act(days.at(ago, "17:00"), STEP, partial(ticks.freeze, days.day(ago)), tells=True)


def _sign(ago: int, days: Days, company: Company) -> None:
    """The last community in the list has said nothing yesterday, and says nothing today."""
    communities = list(Place.objects.communities().values_list("id", flat=True))
    for community in communities[:-1] if ago < 2 else communities:
        by = company.at("community_secretary", community) or company["desk"]
        ask(
            "reporting.sign",
            [{"community": community, "day": days.day(ago).isoformat()}],
            by=by,
        )
