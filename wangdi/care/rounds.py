"""What comes round every day while somebody is in care: the waste, the question how they are."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wangdi.care import catalogue
from wangdi.care.actions import planning
from wangdi.care.actions.asking import RUNNING
from wangdi.care.models import Order
from wangdi.care.rules import states
from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.quarantine.models import Episode

WASTE = "waste"
FROM, UNTIL = time(7), time(20)


def plan_waste(at: datetime) -> int:
    """Today's pickup for every household in care that has none yet; how many were planned."""
    day = clock.day_of(at)
    today = Order.objects.standing().filter(
        household=OuterRef("household"), kind=WASTE, slot=day.isoformat()
    )
    cared = Episode.objects.filter(closed_at=None, state=RUNNING, day_zero__lt=day)
    homes = cared.exclude(Exists(today)).order_by().values_list("household", flat=True).distinct()
    if WASTE not in catalogue.at(at).kinds:
        return 0
    records = [
        Incoming(
            uuid5(home, f"care.waste {day}"),
            {"household": home, "kind": WASTE, "slot": day.isoformat()},
        )
        for home in homes
    ]
    if not records:
        return 0
    return submit(
        actor=system("clock"), command="care.ask", records=records, channel="clock"
    ).applied


def plan_asking(at: datetime) -> int:
    """To ask in each household how they are, on the days of the profile; how many duties."""
    day = clock.day_of(at)
    days = catalogue.at(at).screen.days
    zeros = [day - timedelta(days=one) for one in days]
    cared = Episode.objects.filter(closed_at=None, state=RUNNING, day_zero__in=zeros)
    rows = cared.select_related("household").order_by("household", "id").distinct("household")
    return duties.plan(_to_ask(one, day) for one in rows)


def _to_ask(episode: Episode, day: date) -> Draft:
    home = episode.household
    due = clock.at(day, UNTIL)
    return Draft(
        *(planning.ASK_HOW, "episode", episode.id, day.isoformat()),
        *(clock.at(day, FROM), due, due + timedelta(hours=12)),
        home.address[:200],
        stamp=episode.stamp,
        household=home.id,
        sort_key=home.sort_key,
    )


def end(episodes: Iterable[UUID]) -> int:
    """Care of these has ended: what came round stops where nobody of the household is left."""
    ended = list(episodes)
    reason = _("The care of this household has ended.")
    duties.withdraw(planning.ASK_HOW, ended, reason)
    homes = Episode.objects.filter(id__in=ended).values_list("household", flat=True)
    still = Episode.objects.filter(household__in=list(homes), closed_at=None, state=RUNNING)
    over = set(homes) - set(still.values_list("household", flat=True))
    waiting = Order.objects.standing().filter(
        household__in=over, kind=WASTE, state__in=states.TO_DO
    )
    orders = waiting.exclude(slot="").values_list("id", flat=True)
    records = [Incoming(uuid5(one, "care.end"), {"order": one, "reason": reason}) for one in orders]
    if not records:
        return 0
    return submit(
        actor=system("care"), command="care.cancel", records=records, channel="fact"
    ).applied
