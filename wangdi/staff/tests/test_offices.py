"""An office brings its list of staff, prints slips, gives roles; who leaves signs in no more."""

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.importing.kinds import Context, Table, kind
from wangdi.intake import facts
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.staff.models import Worker
from wangdi.staff.naming import usernames
from wangdi.staff.rules import proposed_role
from wangdi.territory.models import Grid, Place

SYSTEM = system("test")
HEADINGS = ("name", "kind", "post", "unit", "community", "grid", "work_phone", "private_phone")
ROWS = (
    ("练习员甲", "网格员", "", "", "", "{grid}", "", "000 0000-0001"),
    ("练习员乙", "社区书记", "书记", "", "{community}", "", "0371-66778899", ""),
    ("练习员丙", "楼长", "", "", "不存在的社区", "", "", ""),
    ("练习员丁", "会飞的", "", "", "{community}", "", "", ""),
    ("练习员甲", "网格员", "", "", "", "{grid}", "", ""),
    ("", "志愿者", "", "", "{community}", "", "", ""),
    ("练习员戊", "志愿者", "", "某单位", "", "", "", "12"),
)


@pytest.fixture
def listed(town):
    """The rows of a list, handed in as an import does it."""
    grid, community = Grid.objects.filter(level=3)[0], Place.objects.communities()[0]
    rows = [[one.format(grid=grid.name, community=community.name) for one in row] for row in ROWS]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(HEADINGS)}
    staff = kind("staff")
    table, context = Table(range(2, len(rows) + 2), columns), Context(SYSTEM)
    prepared = staff.prepare(table, context)
    found = [*prepared.findings, *staff.match(prepared, context)]
    records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
    answers = submit(actor=SYSTEM, command=staff.command, records=records, channel="import")
    return answers, found


def test_a_list_brings_who_is_right_and_keeps_the_rest(listed):
    answers, found = listed
    said = [(answer.answer, answer.reason) for answer in answers.each]
    assert [answer for answer, _reason in said] == [
        *("applied", "applied", "review", "review", "duplicate", "review", "review")
    ]
    causes = {finding.cause: finding.rows for finding in found}
    assert causes == {
        "staff_where": [2],
        "staff_kind": [3],
        "same_worker": [4],
        "staff_name": [5],
        "staff_phone": [6],
    }
    assert Worker.objects.get(name="练习员甲").private_phone == "00000000001"
    assert Worker.objects.get(name="练习员乙").place.name


def test_slips_open_accounts_once_and_keep_no_password(town, listed):
    system_admin = town.client("system")
    page = system_admin.get(reverse("staff:accounts")).content.decode()
    assert "练习员甲" in page
    wanted = [str(Worker.objects.get(name=name).pk) for name in ("练习员甲", "练习员乙")]
    answer = system_admin.post(reverse("staff:slips"), {"worker": wanted})
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"
    worker = Worker.objects.get(name="练习员甲")
    assert worker.user.username == "lianxiyuanjia"
    assert worker.user.must_change_password
    before = worker.user.password
    again = system_admin.post(reverse("staff:slips"), {"worker": wanted[:1]})
    assert again.content.startswith(b"%PDF")
    assert User.objects.get(worker=worker).password != before
    assert town.client("security").post(reverse("staff:slips")).status_code == 403


def test_a_password_of_a_slip_signs_in(town, listed, monkeypatch):
    monkeypatch.setattr("wangdi.staff.views.accounts.one_time", lambda: "abcde-fghjk-mnpqr")
    wanted = str(Worker.objects.get(name="练习员乙").pk)
    town.client("system").post(reverse("staff:slips"), {"worker": [wanted]})
    client = Client()
    said = {"login": "lianxiyuanyi", "password": "abcde-fghjk-mnpqr"}
    answer = client.post(reverse("account_login"), said, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("account_change_password")


def test_roles_are_proposed_and_given_by_another_administrator(town, listed):
    names = ("练习员甲", "练习员乙")
    workers = [Worker.objects.get(name=name) for name in names]
    town.client("system").post(reverse("staff:slips"), {"worker": [str(one.pk) for one in workers]})
    security = town.client("security")
    assert "练习员甲" in security.get(reverse("staff:roles")).content.decode()
    chosen = {f"role-{one.pk}": role for one, role in zip(workers, ROLES, strict=True)}
    security.post(reverse("staff:roles"), {"worker": [str(one.pk) for one in workers]} | chosen)
    grants = Grant.objects.filter(user__worker__in=workers).order_by("role")
    assert [(one.role, bool(one.grid_id)) for one in grants] == [
        ("community_secretary", False),
        ("grid_worker", True),
    ]
    assert town.client("system").get(reverse("staff:roles")).status_code == 403


ROLES = ("grid_worker", "community_secretary")


def test_who_leaves_signs_in_no_more_and_who_is_back_does(own_town):
    worker = Worker.objects.get(user__username="worker")
    payload = {"worker": str(worker.pk)}
    left = submit_one(actor=SYSTEM, command="staff.record_leaving", payload=payload)
    facts.deliver()
    assert not User.objects.get(username="worker").is_active
    annul(actor=SYSTEM, keys=[left.key], reason="记错人了")
    facts.deliver()
    assert User.objects.get(username="worker").is_active


def test_sign_in_names_are_sayable_and_unique():
    found = usernames(["曾小明", "曾小明", "阿依古丽·买买提", "Ann Lee", "𠮷"], {"zengxiaoming"})
    assert found == [
        *("zengxiaoming2", "zengxiaoming3", "ayigulimaimaiti", "annlee"),
        "ji",
    ]


@pytest.mark.parametrize(
    ("work", "post", "at_community", "role"),
    [
        ("grid", "网格员", False, "grid_worker"),
        ("community", "社区书记", True, "community_secretary"),
        ("community", "社区干部", True, ""),
        ("community", "书记", False, ""),
        ("office", "值班员", False, "duty_desk"),
        ("office", "分管领导", False, ""),
        ("volunteer", "", False, ""),
    ],
)
def test_roles_that_are_proposed(work, post, at_community, role):
    assert proposed_role(work, post, at_community=at_community) == role


def test_somebody_of_the_office_itself_is_registered_by_hand(town):
    system_admin = town.client("system")
    office = Place.objects.get(kind="subdistrict")
    page = system_admin.get(reverse("staff:register")).content.decode()
    assert f'value="place-{office.pk}"' in page
    secretary = town.client("secretary").get(reverse("staff:register")).content.decode()
    assert f'value="place-{office.pk}"' not in secretary
    said = {
        "key": str(ids.uuid7()),
        "name": "练习值班员",
        "kind": "office",
        "at": f"place-{office.pk}",
        "post": "值班员",
    }
    assert system_admin.post(reverse("staff:register"), said).status_code == 302
    assert Worker.objects.get(name="练习值班员").place == office
