"""What reaches a household in care: its link, what it orders, who looks in, whom it writes to."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib.auth.hashers import make_password

from wangdi.access import scopes
from wangdi.care.models import Order
from wangdi.checks import ticks as checks
from wangdi.checks.models import Check
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.links.models import HouseholdLink
from wangdi.links.tokens import address_of
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company

STEP = "care"
PIN = "202002"
"""Of every link in the demo, which listens on this machine only."""
LATE = timedelta(minutes=150)
"""So long ago that a lifeline promised within two hours is late."""
GUEST = "返乡人戊"
"""Whose page is shown to who tries the demo."""


def acts(days: Days, company: Company) -> Iterator[Act]:
    """For those of the named world in care; the others' households order as a town does."""
    worker, secretary = company["worker"], company["secretary"]
    yield Act(days.at(4, "15:00"), STEP, partial(_link, secretary))
    yield Act(days.at(2, "09:05"), STEP, partial(_chain, secretary))
    yield Act(days.at(1, "09:10"), STEP, partial(_ordered_yesterday, worker))
    yield Act(days.at(1, "11:00"), STEP, partial(_brought, worker))
    yield Act(days.at(0, "00:05"), STEP, _drawn)
    yield Act(days.now - LATE, STEP, partial(_ordered_today, worker, company["doctor"]))
    yield Act(days.now - timedelta(minutes=25), STEP, partial(_looked_in, worker, secretary))
    yield Act(days.now - timedelta(minutes=20), STEP, partial(_asked_how, worker))


def _homes() -> list[Household]:
    """Households of named people who are in care now."""
    rows = Episode.objects.filter(state="notified", person__name__startswith="返乡人")
    return list(Household.objects.filter(episodes__in=rows).distinct().order_by("sort_key"))


def _home(name: str) -> Household:
    return Person.objects.select_related("household").get(name=name).household


def _link(by: Actor) -> None:
    pin = make_password(PIN)
    ask("links.make", [{"household": home.id, "pin": pin} for home in _homes()], by=by)


def guest_link() -> str:
    """The address of the page that the demo shows; empty where there is none."""
    home = Person.objects.filter(name=GUEST).values("household")
    rows = HouseholdLink.objects.standing().filter(household__in=home)
    link = rows.first()
    return address_of(link.id) if link else ""


def _chain(by: Actor) -> None:
    """Who fetches the waste, from which bin, by which vehicle."""
    place = _home(GUEST).dwelling.building.parent
    if place is None:
        return
    chain = {
        "person": "保洁员甲",
        "phone": "00000000901",
        "bin": "东门黄色带盖桶",
        "vehicle": "医疗废物专用车",
        "collects_at": "19:00",
    }
    ask("care.set_chain", [{"place": place.id, **chain}], by=by)
    point = {
        "name": "示范苑便民供应点",
        "where": "东门值班岗亭旁",
        "hours": "08:00–19:00",
        "goods": "蔬菜、米面、牛奶、日用品",
        "contact": "社区书记甲",
    }
    ask("care.open_point", [{"place": place.id, **point}], by=by)


def _ask(home: Household, kind: str, what: str, **more: object) -> dict[str, object]:
    return {"household": home.id, "kind": kind, "what": what, **more}


def _ordered_yesterday(by: Actor) -> None:
    asked = [_ask(home, "groceries", "青菜、鸡蛋、面条") for home in _homes()[:4]]
    asked += [_ask(_home(GUEST), "vegetables", "爱心菜一份", amount="7.5")]
    asked += [_ask(_home(GUEST), "waste", "两袋", amount="2")]
    ask("care.ask", asked, by=by)


def _brought(by: Actor) -> None:
    """What was asked for an hour ago is at the doors, and those at home say that it came."""
    orders = _orders_of(_homes()[:3], ("groceries", "vegetables"))
    for verb in ("accept", "start", "deliver"):
        ask(f"care.{verb}", [{"order": one} for one in orders], by=by)
    ask("care.confirm", [{"order": one, "how": "said"} for one in orders[:-1]], by=by)


def _orders_of(homes: Sequence[Household], kinds: Sequence[str]) -> list[UUID]:
    rows = Order.objects.filter(household__in=homes, kind__in=kinds)
    return list(rows.order_by("id").values_list("id", flat=True))


def _ordered_today(worker: Actor, doctor: Actor) -> None:
    """A lifeline that somebody has taken up, and one that is late by now."""
    home, other = _home(GUEST), _home("返乡人丁")
    lifelines = [
        _ask(home, "insulin", "门冬胰岛素 1 支"),
        _ask(other, "baby_milk", "一段奶粉 1 罐"),
    ]
    [insulin, _milk] = subjects(ask("care.ask", lifelines, by=worker))
    ask("care.accept", [{"order": insulin}], by=doctor)
    ask("care.ask", [_ask(home, "medicine", "降压药，照旧"), _ask(other, "parcel", "快递一件")],
        by=worker)  # fmt: skip


def _drawn() -> None:
    checks.plan()


def _looked_in(worker: Actor, secretary: Actor) -> None:
    """On the worker's own beat one did not answer, and the others were at home."""
    begun = Check.objects.filter(opens_at__lte=clock.now(), state="planned", household__in=_homes())
    reach = scopes.reach(worker.id or 0)
    mine = [one for one in begun.order_by("id") if reach.allows("checks.record", one.stamp)]
    found = [{"check": one.id, "found": "met"} for one in mine[1:]]
    found += [{"check": one.id, "found": "no_answer"} for one in mine[:1]]
    ask("checks.record", found, by=worker)


def _asked_how(worker: Actor) -> None:
    """Somebody sleeps badly and wants to talk."""
    answers = {"nervous": 2, "worry": 2, "interest": 1, "low": 1}
    asked = {"household": _home(GUEST).id, "answers": answers, "wants_to_talk": True}
    ask("care.wellbeing", [asked], by=worker)
