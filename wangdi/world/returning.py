"""People declare that they come, a city becomes a key area, vehicles are back from elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from wangdi.intake.actors import Actor, system
from wangdi.people.models import Household
from wangdi.territory.models import Grid
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company
from wangdi.world.fates import HUBEI, SHANGHAI, ZHEJIANG

STEP = "declarations"
COMING = (
    (-1, ("报备人甲",), HUBEI, "train", "G1234"),
    (0, ("报备人乙", "报备人丙"), SHANGHAI, "train", "G5678"),
    (1, ("报备人丁", "报备人戊", "报备人己"), ZHEJIANG, "car", "浙C00000"),
    (3, ("报备人庚",), SHANGHAI, "plane", "MU0000"),
)
"""In how many days, who, from where, by what: the first has not shown up."""


def acts(beat: str, days: Days, company: Company) -> Iterator[Act]:
    """Two days ago the declarations, yesterday the city and the vehicles."""
    grid = Grid.objects.filter(code=beat).values("id")
    home = Household.objects.open().filter(grid_id__in=grid).order_by("sort_key", "id").first()
    if home is None:
        return
    desk = company["desk"]
    yield Act(days.at(2, "20:10"), STEP, partial(_declare, home, days))
    yield Act(days.at(1, "15:00"), STEP, partial(_list_city, desk, days))
    yield Act(days.at(1, "16:30"), STEP, partial(_log_vehicles, desk, home, days))


def _declare(home: Household, days: Days) -> None:
    told = [
        {
            "community": home.community_id,
            "address": f"示范家园 {people[0]}家",
            "people": list(people),
            "phone": f"000000080{at:02}",
            "origin": place,
            "origin_code": code[:4].removesuffix("00"),
            "arrives_on": days.today + timedelta(days=ahead),
            "arrives_at": "15:20",
            "transport": by,
            "transport_number": number,
        }
        for at, (ahead, people, (code, place), by, number) in enumerate(COMING)
    ]
    ask("screening.declare", told, by=system("public"), channel="public")


def _list_city(desk: Actor, days: Days) -> None:
    """Those who came back from there before are shown to a person, who decides."""
    area = {
        "code": ZHEJIANG[0][:4],
        "name": ZHEJIANG[1],
        "since": days.day(10),
        "grade": "高风险",
        "measure": "居家隔离 14 天",
        "source": "示例防指〔2020〕1 号",
    }
    ask("screening.list_area", [area], by=desk)


def _log_vehicles(desk: Actor, home: Household, days: Days) -> None:
    seen: list[dict[str, object]] = [
        {"plate": "鄂A00000", "dwelling": home.dwelling_id, "origin": HUBEI[1], "people": 2},
        {"plate": "浙C00001", "community": home.community_id, "stands_at": "东门停车场",
         "origin": ZHEJIANG[1]},
    ]  # fmt: skip
    logged = subjects(
        ask("screening.log_vehicle", [{**one, "returned_on": days.day(1)} for one in seen], by=desk)
    )
    report = {"vehicle": logged[1], "finding": "registered", "note": "两人已登记"}
    ask("screening.report_vehicle", [report], by=desk)
