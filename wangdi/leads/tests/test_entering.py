"""A list from above: read as it is written, found in the ledger, joined, given to who checks."""

from datetime import date, timedelta

import pytest

from wangdi.duties.models import Duty
from wangdi.importing.kinds import Verdict
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.leads import actions
from wangdi.leads.models import Lead, LeadBatch
from wangdi.leads.tests.conftest import NUMBER, ROW, SENT, again, live


def row(**changes):
    names = ("name", "id_number", "phone", "community", "address", "kind", "place", "arrived_on")
    return tuple({**dict(zip(names, ROW, strict=True)), **changes}.values())


@pytest.mark.parametrize(
    ("changes", "grade", "person"),
    [
        ({}, "number", True),
        ({"id_number": ""}, "name_phone", True),
        ({"name": "别的名字"}, "number", True),
        ({"name": "别的名字", "id_number": ""}, "phone", False),
        ({"id_number": "", "phone": "", "address": "这边社区1号楼1单元101室"}, "door", False),
        ({"id_number": "", "phone": "", "address": "练习街道这边社区1号楼"}, "building", False),
        ({"id_number": "", "phone": "", "address": "这边社区某处"}, "community", False),
        ({"id_number": "", "phone": "", "address": "不知何处"}, "nothing", False),
    ],
)  # fmt: skip
def test_whom_it_means_with_the_reason(office, resident, changes, grade, person) -> None:
    [lead] = office.bring(row(**changes))
    assert (lead.grade, lead.person == resident) == (grade, person)
    if grade in ("number", "name_phone", "phone", "door"):
        assert (lead.dwelling_id, lead.household) == (
            resident.household.dwelling_id,
            resident.household,
        )
        assert lead.stamp == resident.stamp


def test_name_and_birth_date_find_one_person_alone(office, door, resident) -> None:
    someone = live(door("two"), "练同名", birth_date=date(1980, 3, 4))
    prepared = office.read(("练同名", "", "", "", "", "", "", ""))
    dated = [prepared.payloads[0].model_copy(update={"birth_date": date(1980, 3, 4)})]
    prepared.payloads = dated
    [answer] = office.enter(prepared).each
    assert (again(answer.subject).grade, again(answer.subject).person) == ("name_birth", someone)
    live(door("far"), "练同名", birth_date=date(1980, 3, 4))
    other = office.read(("练同名", "", "", "那边社区", "", "", "北京", ""))
    other.payloads = [other.payloads[0].model_copy(update={"birth_date": date(1980, 3, 4)})]
    [answer] = office.enter(other).each
    assert (again(answer.subject).grade, again(answer.subject).person) == ("community", None)


def test_a_weak_likeness_gives_way_to_the_address(office, town, resident) -> None:
    [lead] = office.bring(row(name="别人", id_number="", address="那边社区9号楼1单元201"))
    assert (lead.grade, lead.community_id, lead.household) == ("door", town.there.id, None)
    [lead] = office.bring(row(name="又一人", id_number="", address="这边社区2号楼1单元201"))
    assert (lead.grade, lead.household) == ("phone", resident.household)


def test_it_is_sealed_and_keeps_the_senders_row(office, resident) -> None:
    [lead] = office.bring(ROW)
    assert lead.sent == dict(zip(SENT, ("1", *ROW), strict=True))
    assert (lead.phone, lead.id_number, lead.kind) == ("00000000001", NUMBER, "returnee")
    assert lead.arrived_on == date(2020, 2, 8)
    assert LeadBatch.objects.get().headings == list(SENT)
    assert len(lead.code) == 19


def test_the_same_person_is_one_matter(office, resident) -> None:
    prepared = office.read(ROW, row(id_number=""), row(name="别人", id_number="", phone=""))
    [named] = [one for one in office.match(prepared) if one.cause == "named_before"]
    assert (named.rows, named.verdict, named.others) == ([1], Verdict.APPLIED, {1: 0})
    first, second, third = (again(one.subject) for one in office.enter(prepared).each)
    assert (second.same_as, third.same_as, first.same_as) == (first, None, None)
    assert Duty.objects.filter(kind=actions.CHECK).count() == 1
    [later] = office.bring(row(place="北京"))
    assert later.same_as == first


def test_a_new_claim_after_it_is_settled_is_a_new_matter(office, resident) -> None:
    [first] = office.bring(ROW)
    office.settle(first)
    [same] = office.bring(ROW)
    assert same.same_as == first
    [fresh] = office.bring(row(place="上海"))
    assert fresh.same_as is None
    [more] = office.bring(row(place="北京"))
    assert more.same_as == fresh


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"name": ""}, "name_missing"),
        ({"id_number": "41010"}, "id_odd"),
        ({"phone": "12"}, "phone_odd"),
        ({"arrived_on": "昨天"}, "date_odd"),
        ({"kind": "不知道什么"}, "kind_unknown"),
    ],
)
def test_what_is_odd_is_said_and_stops_nothing(office, resident, changes, cause) -> None:
    prepared = office.read(row(**changes), ROW)
    causes = {one.cause: one for one in prepared.findings}
    assert causes[cause].rows == [0]
    answers = office.enter(prepared)
    kept = 1 if cause == "name_missing" else 0
    assert (answers.received, answers.applied, answers.review) == (2, 2 - kept, kept)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("密接", "close_contact"), ("时空伴随者", "second_contact"), ("漫游返乡人员", "returnee"),
     ("密接的密接", "second_contact"), ("", "other"), ("同乘人员", "close_contact")],
)  # fmt: skip
def test_classes_as_departments_write_them(office, word, kind) -> None:
    [lead] = office.bring(row(kind=word))
    assert lead.kind == kind


def test_the_letter_is_chosen_and_gives_class_and_deadline(office, resident) -> None:
    letter = office.letter(kind="close_contact")
    prepared = office.read(row(kind=""))
    [which] = [one for one in prepared.findings if one.cause == "which_letter"]
    assert which.choices[0] == f"letter:{letter.id}"
    [answer] = office.enter(prepared).each
    lead = again(answer.subject)
    assert (lead.batch, lead.kind, lead.due_at) == (letter, "close_contact", letter.due_at)
    assert letter.due_at - letter.received_at == timedelta(hours=24)
    own = office.read(row(name="练另一人", id_number="", phone=""), which_letter="letter:none")
    [answer] = office.enter(own).each
    assert again(answer.subject).batch != letter


def test_who_gets_it(office, town, resident) -> None:
    office.bring(ROW, row(name="乙", id_number="", phone="", address="这边社区"),
                 row(name="丙", id_number="", phone="", address="?"))  # fmt: skip
    check = Duty.objects.get(kind=actions.CHECK)
    assert (check.role, check.grid_id, check.holder) == ("grid_worker", town.grids["one"].id, None)
    assign, sort = (Duty.objects.get(kind=kind) for kind in (actions.ASSIGN, actions.SORT))
    assert (assign.role, assign.community_id) == ("community_secretary", town.here.id)
    assert (sort.role, sort.community_id) == ("duty_desk", None)
    seen = {who: len(town.client(who).get("/leads/?list=all").context["rows"])
            for who in ("worker", "neighbour", "secretary", "other_secretary", "desk")}  # fmt: skip
    assert seen == {"worker": 1, "neighbour": 0, "secretary": 2, "other_secretary": 0, "desk": 3}


def test_a_secretarys_own_list_stays_in_the_community(office, town) -> None:
    [lead] = office.bring(row(name="丁", id_number="", phone=""), who="secretary")
    assert lead.community_id == town.here.id
    far = office.read(row(name="戊", id_number="", phone="", address="那边社区"), who="secretary")
    assert office.enter(far, "secretary").review == 1
    assert Lead.objects.count() == 1


def test_taking_a_list_back(office, resident) -> None:
    [lead] = office.bring(ROW)
    annul(actor=office.actor("desk"), keys=[lead.id], reason="wrong file")
    assert not Duty.objects.unsettled().exists()
    assert not Lead.objects.standing().exists()
    [lead] = office.bring(ROW)
    office.settle(lead)
    with pytest.raises(Refused):
        annul(actor=office.actor("desk"), keys=[lead.id], reason="wrong file")


def test_a_list_without_a_letter_is_no_letter_for_the_next(office, resident) -> None:
    [first] = office.bring(ROW)
    [second] = office.bring(row(name="练另一人", id_number="", phone=""))
    assert first.batch != second.batch
    annul(actor=office.actor("desk"), keys=[second.id], reason="wrong file")
    assert LeadBatch.objects.standing().get() == first.batch
