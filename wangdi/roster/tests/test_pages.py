"""The pages of posts: edited by hand, signed in on a phone, badges, grids with people."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.lib import clock
from wangdi.lib.figures import Cut
from wangdi.reporting.figures import roster as figures
from wangdi.roster.codes import codes
from wangdi.roster.models import PointsEntry, Shift, Turn
from wangdi.roster.tests.conftest import KIT
from wangdi.staff.models import Worker


def key_of(page):
    return page.context["form"]["key"].value()


def test_a_shift_is_filled_at_the_desk(town, people, shift):
    """Whoever may stand there is offered, whoever served least first; chosen, he stands there."""
    secretary = town.client("secretary")
    week = secretary.get(reverse("roster:week"), {"week": clock.today().isoformat()})
    assert week.context["week"].short == len(Shift.objects.filter(
        day__lt=week.context["after"])) * 2  # fmt: skip
    path = reverse("roster:shift", args=[shift.id])
    form = secretary.get(path).context["form"]
    one = people["值守员一"]
    assert str(one.id) in dict(form.fields["worker"].choices)
    sent = {"key": form["key"].value(), "worker": one.id}
    secretary.post(reverse("roster:fill", args=[shift.id]), sent)
    assert Turn.objects.get(shift=shift, removed_at=None).worker == one
    assert secretary.get(reverse("roster:today")).context["short"] == 1


def test_a_guard_signs_in_on_his_phone(town, put, send):
    """His own turn alone: the code of the post, and nobody else's page."""
    guard = Worker.objects.get(user=town.user("guard"))
    turn = put(guard)
    send("secretary", "roster.issue_kit", turn=turn.id, items=KIT)
    path = reverse("roster:turn", args=[turn.id])
    browser = town.client("guard")
    page = browser.get(path)
    assert [item.code for item in page.context["warn"]] == ["gloves", "sanitiser"]
    sent = {"key": key_of(page), "code": codes([turn.shift_id])[turn.shift_id]}
    assert browser.post(path, sent).status_code == 302
    turn.refresh_from_db()
    assert turn.in_means == "code"
    assert town.client("worker").get(path).status_code == 404
    assert browser.get(reverse("roster:mine")).context["turns"][0][0] == turn


def test_the_badge_says_who_is_a_party_member(town, people, put):
    """S0-09: name, what he is, his post, and that he is a Party member."""
    one = people["值守员一"]
    Worker.objects.filter(id=one.id).update(party_member=True)
    put(one)
    shown = town.client("secretary").get(reverse("roster:badges")).content.decode()
    assert one.name in shown
    assert shown.count("roster-party") == 1


def test_every_grid_has_people_or_says_so(town):
    """S1-48: people over upper and lower grids; one that nobody serves on stands out."""
    page = town.client("desk").get(reverse("roster:staffing"))
    staffing = page.context["staffing"]
    empty = [one for _line, inner in staffing.lines for one in inner if not one.people]
    upper = [line for line, _inner in staffing.lines if not line.people]
    assert staffing.empty == len(empty) + len(upper)
    assert sum(len(inner) for _line, inner in staffing.lines) == staffing.lower > 0
    for one in empty:
        name = f"新员{'甲乙丙丁'[empty.index(one) % 4]}"
        Worker.objects.create(
            name=name, kind="grid", joined_on=clock.today(),
            community_id=one.grid.community_id, grid_id=one.grid.id,
        )  # fmt: skip
    after = town.client("desk").get(reverse("roster:staffing")).context["staffing"]
    assert after.empty == 0


def test_people_of_the_day_are_counted(nine, people, signed, shift):
    """S0-34: who signed in at the posts in the day."""
    for name in ("值守员一", "值守员二"):
        signed(people[name])
    now = clock.now()
    cut = Cut(clock.today(), now, now - timedelta(hours=24))
    assert figures.signed_in(cut).filter(shift=shift).count() == 2
    assert not figures.short(cut).filter(id=shift.id).exists()


def test_points_are_listed_by_name_and_never_ranked(nine, people, signed, send, town):
    """S1-15: the list knows no order but that of names."""
    for name in ("值守员二", "值守员一"):
        signed(people[name])
    nine.move(timedelta(hours=8))
    turns = list(Turn.objects.filter(in_at__isnull=False, out_at=None))
    for turn in turns:
        send("secretary", "roster.sign_out", turn=turn.id)
    secretary = town.client("secretary")
    path = reverse("roster:hours")
    secretary.post(path, {"turn": [str(turn.id) for turn in turns]})
    assert PointsEntry.objects.count() == 2
    listed = secretary.get(path, {"sort": "-points"}).context["page"].rows
    assert [one.initials for one in listed] == sorted(one.initials for one in listed)


@pytest.mark.parametrize(
    ("who", "week", "plan", "verify"),
    [
        ("secretary", 200, 200, 200),
        ("desk", 200, 200, 200),
        ("guard", 200, 403, 403),
        ("doctor", 403, 403, 403),
    ],
)
def test_who_may(town, post, who, week, plan, verify):
    browser = town.client(who)
    assert browser.get(reverse("roster:week")).status_code == week
    assert browser.get(reverse("roster:open_post")).status_code == plan
    assert browser.get(reverse("roster:hours")).status_code == verify


def test_a_week_costs_the_same_however_many_posts(
    town, post, home, send, django_assert_max_num_queries
):
    for name in ("西门", "南门", "北门"):
        given = {"place": home.id, "name": name, "duty": "测温登记"}
        other = send("secretary", "roster.open_post", **given).subject
        laid = {"post": other, "first_day": clock.today(), "days": 7}
        send("secretary", "roster.lay_shifts", **laid)
    secretary = town.client("secretary")
    for name in ("roster:week", "roster:today", "roster:posts", "roster:staffing"):
        with django_assert_max_num_queries(16):
            secretary.get(reverse(name))
