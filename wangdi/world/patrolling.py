"""Zones gone through with the police, what was found, venues and what is ordered of them."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle
from typing import Any

from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.patrol import ticks
from wangdi.patrol.models import PatrolFinding, PatrolZone, Venue
from wangdi.territory.models import Grid, Place
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.scales import Scale

STEP = "patrol"
BASIS = "《传染病防治法》第四十二条、示例区指挥部第3号通告"
CLOSED = ["culture", "internet_bar", "gym", "entertainment"]
ZONES = (
    ("gate", "示范苑大门", ["门岗棚", "快递架", "非机动车棚"]),
    ("courtyard", "示范苑院内", ["小广场", "健身器材", "垃圾站", "地下车库口"]),
    ("round", "示范苑楼栋周边", ["1号楼后", "2号楼前", "3号楼东侧", "4号楼围墙"]),
)
VENUES = (
    ("示例大药房", "pharmacy", ""), ("示例卫生室", "clinic", ""), ("示例饭店", "restaurant", "120"),
    ("示例网吧", "internet_bar", ""), ("示例健身房", "gym", ""), ("示例培训班", "training", ""),
    ("示例农贸市场", "market", ""), ("示例超市", "supermarket", ""), ("示例活禽摊", "poultry", ""),
)  # fmt: skip
EACH = ("pharmacy", "restaurant", "internet_bar", "supermarket", "training")
"""In the other communities of a town on paper."""


def acts(scale: Scale, days: Days, company: Company) -> Iterator[Act]:
    """Venues and orders two weeks ago; zones since three days; rounds and findings since then."""
    yield Act(days.at(13, "09:00"), STEP, partial(_register, scale, company))
    yield Act(days.at(13, "15:00"), STEP, partial(_order, days, company))
    yield Act(days.at(12, "10:00"), STEP, partial(_banquets, company))
    yield Act(days.at(3, "08:00"), STEP, partial(_lay, scale, company))
    yield Act(days.at(2, "18:10"), STEP, _strike)
    yield Act(days.at(1, "00:15"), STEP, _strike)
    yield Act(days.at(0, "00:15"), STEP, _strike)
    yield Act(days.at(1, "08:40"), STEP, partial(_walk, company, 1))
    yield Act(days.at(1, "16:00"), STEP, partial(_find, company))
    yield Act(days.at(1, "17:30"), STEP, partial(_mend, company))
    yield Act(days.at(0, "08:50"), STEP, partial(_look, company))


def _grid(scale: Scale) -> Grid:
    return Grid.objects.get(code=scale.first_beat, valid_to=None)


def _register(scale: Scale, company: Company) -> None:
    grid = _grid(scale)
    home = {"place": grid.community_id, "grid": grid.id}
    rows: list[dict[str, Any]] = [
        {**home, "name": name, "kind": kind, "seats": int(seats) if seats else None,
         "address": f"示范路{n}号", "owner": f"店主{'甲乙丙丁戊己庚辛壬'[n - 1]}",
         "phone": f"000{n + 88_000_000:08}"}
        for n, (name, kind, seats) in enumerate(VENUES, 1)
    ]  # fmt: skip
    others = Place.objects.communities().exclude(id=home["place"] or 0)
    for place in others if scale.name != "small" else ():
        rows += [
            {"place": place.id, "name": f"{place.name}{n}号店", "kind": kind}
            for n, kind in zip(range(1, 9), cycle(EACH), strict=False)
        ]
    ask("patrol.register_venue", rows, by=company["desk"])


def _order(days: Days, company: Company) -> None:
    """Six kinds closed; pharmacies and clinics open; no banquets; one closure that is over."""
    office = Place.objects.filter(kind__in=("subdistrict", "town"), valid_to=None).first()
    begin, end = clock.now(), days.now + timedelta(days=14)
    asked = {"place": office.id if office else 0, "basis": BASIS, "starts_at": begin}
    orders = (
        ("close", CLOSED, end), ("stay_open", ["pharmacy", "clinic"], None),
        ("no_banquets", ["restaurant"], end), ("close", ["training"], days.at(2, "18:00")),
        ("no_poultry", ["poultry", "market"], end),
    )  # fmt: skip
    rows = [
        {**asked, "measure": measure, "kinds": kinds, "ends_at": until}
        for measure, kinds, until in orders
    ]
    ask("patrol.order", rows, by=company["desk"])
    for waiting in Approval.objects.filter(command="patrol.order", decided_at=None):
        approve(waiting.id, by=company["leader"])


def _venue(kind: str) -> Venue:
    found = Venue.objects.filter(name__startswith="示例", kind=kind).first()
    assert found, kind
    return found


def _banquets(company: Company) -> None:
    hall = _venue("restaurant").id
    day = clock.today()
    rows = [
        {"venue": hall, "held_on": day, "what": what, "tables": tables, "refunded": back}
        for what, tables, back in (("wedding", 22, True), ("new_year", 9, True),
                                   ("birthday", 4, False))
    ]  # fmt: skip
    ask("patrol.tell_banquet", rows, by=company["worker"])


def _lay(scale: Scale, company: Company) -> None:
    grid = _grid(scale)
    rows = [
        {"place": grid.community_id, "grid": grid.id, "side": side, "name": name,
         "points": points, "starts_on": clock.today()}
        for side, name, points in ZONES
    ]  # fmt: skip
    ask("patrol.lay_zone", rows, by=company["secretary"])


def _strike() -> None:
    """What the clock does by itself: the rounds of the day, venues to be seen or open again."""
    ticks.go_through_zones()
    ticks.see_venues()


def _walk(company: Company, skipped: int) -> None:
    zones = PatrolZone.objects.open().order_by("name")
    rows = [
        {"zone": zone.id, "task": "patrol", "at": clock.now(), "police": n == 0,
         "seen": list(range(len(zone.points) - (skipped if n == 1 else 0)))}
        for n, zone in enumerate(zones)
    ]  # fmt: skip
    ask("patrol.record_round", rows, by=company["worker"], channel="phone")


def _find(company: Company) -> None:
    at, zone = clock.now(), PatrolZone.objects.get(side="courtyard", closed_on=None).id
    rows: list[dict[str, Any]] = [
        {"kind": "gathering", "zone": zone, "where": "小广场", "people": 11, "left": 11,
         "what": "下棋围观，已劝散", "settled": True},
        {"kind": "price", "venue": _venue("supermarket").id, "goods": "大白菜", "price": "6.50",
         "unit": "斤", "claim": "dear", "what": "居民反映比前一日涨了一倍"},
        {"kind": "gate", "zone": zone, "where": "地下车库口", "what": "侧门没有锁，也无人看"},
    ]  # fmt: skip
    ask("patrol.find", [{**row, "at": at} for row in rows], by=company["worker"], channel="phone")
    looks = [
        {"venue": _venue(kind).id, "at": at, "open": is_open, **more}
        for kind, is_open, more in (
            ("gym", False, {}), ("internet_bar", True, {}), ("training", False, {}),
            ("pharmacy", True, {"temperature": True, "codes": True, "prices_marked": False}),
        )
    ]  # fmt: skip
    ask("patrol.check_venue", looks, by=company["police"])


def _mend(company: Company) -> None:
    """One is given to the worker, answered, and closed by somebody else; one is only given."""
    worker = company["worker"]
    rows = PatrolFinding.objects.filter(state="found").order_by("at", "id")
    given = [one.id for one in rows.filter(kind__in=("gate", "must_close"))]
    ask("patrol.assign", [{"finding": one, "holder": worker.id} for one in given],
        by=company["secretary"])  # fmt: skip
    done = PatrolFinding.objects.get(kind="gate").id
    ask("patrol.answer", [{"finding": done, "note": "已上锁，钥匙交物业"}], by=worker)


def _look(company: Company) -> None:
    done = PatrolFinding.objects.get(kind="gate").id
    ask("patrol.close", [{"finding": done}], by=company["police"])
