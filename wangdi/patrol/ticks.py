from wangdi.lib import clock
from wangdi.lib.ticks import every
from wangdi.patrol import section
from wangdi.patrol.actions import venues, zones


@every(900, "patrol.zones")
def go_through_zones() -> int:
    """Today's rounds of every zone; planned again it changes nothing."""
    return zones.plan_day(clock.today())


@every(900, "patrol.venues")
def see_venues() -> int:
    """Which venues are to be seen today, and which should be open again."""
    now = clock.now()
    seen = venues.plan_day(clock.day_of(now), section.at(now).venue_days)
    return seen + venues.plan_reopening(now)
