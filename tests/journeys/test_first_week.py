"""An office's first week: nothing but a code, then its people, places, ledger, doors and report.

Nothing is typed twice: what a file, a form or a door said once is what the report counts.
"""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.journeys.desk import DESK, PHONE, Desk, move_to
from wangdi.accounts import proofs
from wangdi.accounts.models import User
from wangdi.lib import clock
from wangdi.lib.sheets import write_table
from wangdi.people.models import Household, Person
from wangdi.project import founding
from wangdi.reporting.models import DailyReport
from wangdi.screening.models import DoorAnswer
from wangdi.staff.models import Worker
from wangdi.staff.slips import Slip
from wangdi.staff.views import accounts as slips
from wangdi.territory.models import Grid, Place
from wangdi.world.acts import Days

pytestmark = pytest.mark.journey

OFFICE, COMMUNITY = "410102006", "三官庙社区"
OWN = "Mian-dui-mian-2026"
PLACES = (
    ("街道", "社区", "小区", "楼栋", "单元", "网格编号", "网格名称", "管理方式", "物业"),
    (
        "三官庙街道",
        COMMUNITY,
        "试点苑",
        "1号楼",
        "1",
        "SD-01",
        "试点第一网格",
        "物业公司",
        "试点物业",
    ),
    (
        "三官庙街道",
        COMMUNITY,
        "试点苑",
        "2号楼",
        "1",
        "SD-01",
        "试点第一网格",
        "物业公司",
        "试点物业",
    ),
)
LEDGER = (
    ("社区", "小区", "楼栋", "单元", "房号", "姓名", "性别", "联系电话", "与户主关系"),
    (COMMUNITY, "试点苑", "1号楼", "1", "101", "首周住户甲", "女", "00000000101", "户主"),
    (COMMUNITY, "试点苑", "1号楼", "1", "101", "首周住户甲配偶", "男", "", "配偶"),
    (COMMUNITY, "试点苑", "1号楼", "1", "102", "首周住户乙", "男", "00000000102", "户主"),
    (COMMUNITY, "试点苑", "2号楼", "1", "101", "首周住户丙", "女", "00000000103", "户主"),
)
STAFF = (
    ("姓名", "岗位类别", "职务", "社区", "网格", "联系电话"),
    ("首周书记", "社区干部", "社区书记", COMMUNITY, "", "00000000201"),
    ("首周网格员", "网格员", "网格员", COMMUNITY, "试点第一网格", "00000000202"),
)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Slip]:
    """The slips as they come out of the printer: what stands on them and nowhere else."""
    seen: list[Slip] = []
    real = slips.pdf

    def pdf(made: Sequence[Slip], *, office: str) -> bytes:
        seen.extend(made)
        return real(made, office=office)

    monkeypatch.setattr(slips, "pdf", pdf)
    return seen


def test_the_first_week_of_an_office(empty_desk: Desk, printed: list[Slip], tmp_path: Path) -> None:
    desk, days = empty_desk, Days(clock.now())
    move_to(days.at(-1, "08:30"))
    _found()
    _the_first_colleague(desk)
    _slips_and_roles(desk, ["首周值班员"])
    _the_desk_brings_what_it_has(desk, printed, tmp_path)
    _slips_and_roles(desk, ["首周书记", "首周网格员"])
    canvass = _the_secretary_opens_a_round(desk, printed)
    _the_worker_knocks(desk, printed, canvass)
    _the_day_is_stated_and_accepted(desk, Days(clock.now()))
    _what_the_report_counts()
    assert not desk.complaints, desk.complaints


def _found() -> None:
    """`wangdi init`; the three administrators have chosen their passwords and second proofs."""
    founding.run(Namespace(place=OFFICE, admin="admin", yes=True))
    for user in User.objects.all():
        user.set_password(OWN)
        user.must_change_password = False
        user.save()
    proofs.set_up(User.objects.all())


def _enter(desk: Desk, username: str, password: str = OWN, size: tuple[int, int] = DESK) -> Page:
    """Sign in by the page for it; with a one-time password one's own is chosen first."""
    page = desk.stranger(size)
    page.goto("/accounts/sign-in/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    user = User.objects.get(username=username)
    if code := proofs.code_now(user):
        # A code is good for one time, and journeys are quicker than half a minute.
        cache.clear()
        page.wait_for_selector("[name=code]")
        page.fill("[name=code]", code)
        page.press("[name=code]", "Enter")
    elif password != OWN:
        page.wait_for_selector("[name=oldpassword]")
        page.fill("[name=oldpassword]", password)
        page.fill("[name=password1]", OWN)
        page.fill("[name=password2]", OWN)
        page.press("[name=password2]", "Enter")
    page.wait_for_selector("form[action$='/sign-out/']", state="attached")
    return page


def _by_slip(desk: Desk, printed: list[Slip], name: str, size: tuple[int, int] = DESK) -> Page:
    [slip] = [one for one in printed if one.name == name]
    return _enter(desk, slip.username, slip.password, size)


def _the_first_colleague(desk: Desk) -> None:
    page = _enter(desk, "admin")
    page.goto("/staff/register/")
    page.fill("[name=name]", "首周值班员")
    page.select_option("[name=kind]", "office")
    page.select_option("[name=at]", label="三官庙街道")
    page.fill("[name=post]", "值班员")
    page.click("form.form button.main")
    expect(page.locator("main")).to_contain_text("首周值班员")
    page.context.close()


def _slips_and_roles(desk: Desk, names: list[str]) -> None:
    """Two administrators: one prints the slips, the other gives the roles that are proposed."""
    page = _enter(desk, "admin")
    page.goto("/staff/accounts/")
    for name in names:
        expect(page.locator("main")).to_contain_text(name)
    with page.expect_download() as paper:
        page.click("form[action$='/slips/'] button.main")
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF-")
    page.context.close()
    page = _enter(desk, "admin-security")
    page.goto("/staff/roles/")
    for name in names:
        expect(page.locator("main")).to_contain_text(name)
    page.click("main form button.main")
    expect(page.locator("main")).not_to_contain_text(names[0])
    page.context.close()


def _the_desk_brings_what_it_has(desk: Desk, printed: list[Slip], folder: Path) -> None:
    """Places with their grid, the ledger, the staff: three files, none of them retyped."""
    page = _by_slip(desk, printed, "首周值班员")
    for kind, rows in (("places", PLACES), ("ledger", LEDGER), ("staff", STAFF)):
        file = folder / f"{kind}.xlsx"
        write_table(file, rows[0], rows[1:])
        page.goto("/imports/")
        page.select_option("[name=kind]", kind)
        page.set_input_files("[name=file]", str(file))
        page.click("form.form button.main")
        page.wait_for_selector("form[action$='/write/'] button.main")
        page.click("form[action$='/write/'] button.main")
        expect(page.locator(".lead")).to_contain_text(f"{len(rows) - 1}")
    assert Place.objects.filter(name__in=("1号楼", "2号楼"), valid_to=None).count() == 2
    assert Grid.objects.get(code="SD-01").name == "试点第一网格"
    assert (Household.objects.count(), Person.objects.count()) == (3, 4)
    assert Worker.objects.get(name="首周网格员").grid_id
    page.context.close()


def _the_secretary_opens_a_round(desk: Desk, printed: list[Slip]) -> str:
    desk.work()
    page = _by_slip(desk, printed, "首周书记")
    page.goto("/screening/rounds/open/")
    page.fill("[name=name]", "首周摸排")
    page.check("[name=places]")
    page.click("form.form button.main")
    expect(page.locator("h1")).to_have_text("首周摸排")
    address = urlsplit(page.url).path
    page.context.close()
    return address


def _the_worker_knocks(desk: Desk, printed: list[Slip], canvass: str) -> None:
    """On the phone, door after door: two open, one stays shut."""
    page = _by_slip(desk, printed, "首周网格员", PHONE)
    page.goto(canvass)
    page.click("header .actions a.main")
    doors = set()
    for answer in ("有人应门", "无人应答", "空户"):
        page.wait_for_selector(f"button:has-text('{answer}')")
        doors.add(page.locator("h1").inner_text())
        page.click(f"button:has-text('{answer}')")
        if answer == "有人应门":
            page.click(".answers button[value=no]")
    page.wait_for_load_state()
    assert len(doors) == 3
    page.context.close()


def _the_day_is_stated_and_accepted(desk: Desk, days: Days) -> None:
    move_to(days.at(0, "16:30"))
    desk.work()
    page = _enter(desk, Worker.objects.get(name="首周书记").user.username)
    page.goto(f"/reports/{days.today}/units/")
    page.click("form[action$='/sign/'] button >> nth=0")
    expect(page.locator("main")).to_contain_text("首周书记")
    page.context.close()
    move_to(days.at(0, "17:01"))
    desk.work()
    page = _enter(desk, Worker.objects.get(name="首周值班员").user.username)
    page.goto(f"/reports/{days.today}/units/")
    page.click(f"tr:has-text('{COMMUNITY}') a[href*='unit=']")
    page.click("form[action$='/accept/'] button")
    page.goto("/reports/")
    expect(page.locator("article")).to_contain_text("已定稿")
    page.goto("/reports/forms/typed/")
    expect(page.locator("main")).to_be_visible()
    page.context.close()


def _what_the_report_counts() -> None:
    """The numbers of the frozen day are those of the files and the doors."""
    report = DailyReport.objects.frozen().order_by("-day").first()
    assert report is not None
    community = Place.objects.get(name=COMMUNITY, valid_to=None)
    values = dict(report.lines.filter(community_id=community.id).values_list("figure", "value"))
    assert values["ledger.households"] == 3
    assert values["ledger.people"] == 4
    done = DoorAnswer.objects.filter(outcome__in=("answered", "vacant")).count()
    assert (values["canvass.doors"], values["canvass.done"]) == (3, done)
