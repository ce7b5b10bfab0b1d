"""Units, secondments, letters: who belongs where, who was lent, who offered himself."""

import pytest
from django.urls import reverse

from wangdi.checkpoints.models import Checkpoint
from wangdi.importing.kinds import Context, Table, kind
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.roster.models import Post
from wangdi.staff import units
from wangdi.staff.models import Letter, Membership, Readiness, Secondment, Unit, Worker
from wangdi.territory.models import Place
from wangdi.world.words import number


@pytest.fixture
def home(town):
    """The community of the named world, without the units and letters that its story has."""
    Letter.objects.all().delete()
    Checkpoint.objects.update(branch=None)
    Post.objects.update(branch=None)
    Membership.objects.all().delete()
    Unit.objects.all().delete()
    return Place.objects.get(code="410102006002")


@pytest.fixture
def send(town):
    def sent(command, who="secretary", **payload):
        return submit_one(actor=town.user(who).actor(), command=command, payload=payload)

    return sent


def worker(name):
    return Worker.objects.get(name=name)


def formed(send, home, kind="mixed", name="第一混编组"):
    return Unit.objects.get(id=send("staff.form_unit", kind=kind, name=name, place=home.id).subject)


@pytest.mark.parametrize("kind", ["functional_party", "temporary_branch", "commando", "zone"])
def test_every_kind_of_party_unit_stands_at_its_place(send, home, kind):
    """S3-10, S4-10, S0-08: an organisation of its own kind; the same twice is one."""
    unit = formed(send, home, kind)
    assert (unit.kind, unit.community_id) == (kind, home.id)
    again = send("staff.form_unit", kind=kind, name=unit.name, place=home.id)
    assert again.answer == "duplicate"
    assert again.subject == unit.id


def test_a_mixed_team_says_what_it_lacks(send, home, town):
    """S4-11: cadres of the office, of a community and grid workers in one team."""
    unit = formed(send, home)
    send("staff.join_unit", unit=unit.id, worker=worker("网格员甲").id, leads=True)
    rows = units.members(Unit.objects.get())
    assert len(units.lacking(unit, rows)) == 2
    send("staff.join_unit", unit=unit.id, worker=worker("社区书记甲").id)
    send("staff.join_unit", "desk", unit=unit.id, worker=worker("值班员甲").id)
    rows = units.members(Unit.objects.get())
    assert units.lacking(unit, rows) == []
    assert sum(part.number for part in units.composition(rows)) == 3
    page = town.client("secretary").get(reverse("staff:unit", args=[unit.id])).content.decode()
    assert "网格员甲" in page


def test_leaving_and_dissolving_are_taken_back(send, home, town):
    unit = formed(send, home, "party_branch", "示范社区党支部")
    joined = send("staff.join_unit", unit=unit.id, worker=worker("网格员甲").id, leads=True)
    assert worker("网格员甲").party_member
    send("staff.quit_unit", unit=unit.id, worker=worker("网格员甲").id)
    assert Unit.objects.get().leader is None
    assert not Membership.objects.filter(until=None).exists()
    send("staff.join_unit", unit=unit.id, worker=worker("网格员甲").id)
    key = ids.uuid7()
    actor = town.user("secretary").actor()
    submit_one(actor=actor, command="staff.end_unit", payload={"unit": unit.id}, key=key)
    assert not Unit.objects.standing().exists()
    annul(actor=actor, keys=[key], reason="点错了")
    assert Unit.objects.standing().get() == unit
    assert Membership.objects.filter(until=None).count() == 1
    assert joined.subject != Membership.objects.get(until=None).id


def test_lent_reported_and_gone_home(send, home, town):
    """S0-04, S1-17: home unit, host community, dates, post; reports, and obeys the branch there."""
    bureau = formed(send, home, "bureau", "区直机关甲")
    branch = formed(send, home, "party_branch", "示范社区党支部")
    who = worker("值班员甲").id
    given = {"worker": who, "home": bureau.id, "host": home.id, "branch": branch.id}
    answer = send("staff.second", **given, duty="小区东门值守", until="2099-03-01")
    row = Secondment.objects.get(id=answer.subject)
    assert (row.home, row.host, row.branch) == (bureau, home, branch)
    with pytest.raises(Refused) as refusal:
        send("staff.second", **given, duty="另一处")
    assert refusal.value.reason == "seconded"
    secretary = town.client("secretary")
    page = secretary.get(reverse("staff:secondments"))
    assert page.context["waiting"] == 1
    secretary.post(reverse("staff:report", args=[row.id]), {"act": "in"})
    assert Secondment.objects.get().checked_in_on
    secretary.post(reverse("staff:report", args=[row.id]), {"act": "end"})
    assert Secondment.objects.get().ended_on


def test_a_letter_is_taken_up_once(send, home, town):
    """S2-33, S0-10: what somebody offers is kept; taken up he is a worker who can do just that."""
    told = {"name": "请战居民甲", "place": home.id, "born": 1988, "skills": ["driving"]}
    send("staff.write_letter", **told, hours=["early"], words="请让我上卡点。", party_member=True)
    letter = Letter.objects.get()
    secretary = town.client("secretary")
    assert letter.words in secretary.get(reverse("staff:letters")).content.decode()
    secretary.post(reverse("staff:answer_letter", args=[letter.id]))
    taken = worker("请战居民甲")
    assert taken.party_member
    assert taken.community_id == home.id
    assert Readiness.objects.get().hours == ["early"]
    with pytest.raises(Refused):
        send("staff.answer_letter", letter=letter.id, declined="人手已足")
    assert Worker.objects.filter(name="请战居民甲").count() == 1
    assert town.client("neighbour").get(reverse("staff:letters")).status_code == 403


def test_a_letter_is_declined_with_its_reason(send, home):
    send("staff.write_letter", name="请战居民乙", place=home.id)
    send("staff.answer_letter", letter=Letter.objects.get().id, declined="人手已足,感谢")
    assert Letter.objects.get().declined
    assert not Worker.objects.filter(name="请战居民乙").exists()


def test_what_somebody_can_do_is_told_anew(send, town):
    """The latest that stands holds; no field says why not more."""
    one = worker("网格员甲")
    send("staff.tell_readiness", worker=one.id, able="days", born=1961, skills=["medical"])
    path = reverse("staff:readiness", args=[one.id])
    form = town.client("secretary").get(path).context["form"]
    assert form.initial["able"] == "days"
    names = {field.name for field in Readiness._meta.get_fields()}
    assert not names & {"health", "illness", "reason", "diagnosis"}


TEAM = {"police": 100, "medic": 160, "secondee": 300, "institution": 40, "volunteer": 360}


def test_the_team_of_960_adds_up_by_kind(town, home):
    """S2-23, S2-06, S0-70, S1-12: force totals by kind, each opens to its rows."""
    records = [
        Incoming(ids.uuid7(), {"name": f"队员{number(n + 1)}", "kind": kind, "place": home.id})
        for kind, count in TEAM.items()
        for n in range(count)
    ]
    was = _team(town)
    answers = submit(
        actor=town.user("desk").actor(), command="staff.register_workers", records=records
    )
    assert answers.applied == 960
    now = _team(town)
    assert sum(now.values()) - sum(was.values()) == 960
    page = town.client("desk").get(reverse("staff:workers"), {"force": "seconded"})
    assert page.context["page"].count == now["force=seconded"]


def _team(town):
    found = town.client("desk").get(reverse("staff:forces")).context["forces"]
    assert len(found.mobilised) == 5
    return {line.query: line.number for line in found.team}


@pytest.mark.parametrize(
    ("who", "status"), [("secretary", 200), ("worker", 200), ("desk", 200), ("property", 403)]
)
def test_who_sees_units(town, home, send, who, status):
    unit = formed(send, home)
    for path in (reverse("staff:units"), reverse("staff:unit", args=[unit.id])):
        assert town.client(who).get(path).status_code == status


def test_lists_cost_the_same_however_long(town, home, send, django_assert_max_num_queries):
    for n in range(5):
        unit = formed(send, home, "zone", f"第{n}责任区")
        send("staff.join_unit", unit=unit.id, worker=worker("网格员甲").id, leads=True)
    desk = town.client("desk")
    for name in ("staff:units", "staff:forces", "staff:secondments", "staff:letters"):
        with django_assert_max_num_queries(14):
            desk.get(reverse(name))


def test_a_list_of_staff_says_party_and_branch(town, home, send):
    """S1-10: whoever stands in the list with his branch is a member of it, once."""
    branch = formed(send, home, "party_branch", "示范社区党支部")
    lines = (
        ("名册党员甲", "下沉人员", home.name, "中共党员", branch.name),
        ("名册群众乙", "居民群众", home.name, "群众", ""),
        ("名册党员丙", "民兵", home.name, "党员", "没有的支部"),
    )
    headings = ("name", "kind", "community", "party", "branch")
    columns = {name: [line[at] for line in lines] for at, name in enumerate(headings)}
    actor = town.user("desk").actor()
    rows = kind("staff").prepare(Table(range(2, 5), columns), Context(actor)).payloads
    assert [row.hold for row in rows] == ["", "", "staff_branch"]
    records = [Incoming(ids.uuid7(), row) for row in rows]
    answers = submit(actor=actor, command="staff.enter_staff", records=records)
    assert [one.answer for one in answers.each] == ["applied", "applied", "review"]
    assert worker("名册党员甲").party_member
    assert not worker("名册群众乙").party_member
    assert list(Membership.objects.values_list("unit", "worker__name")) == [
        (branch.id, "名册党员甲")
    ]
