"""The sender gets his own sheet back with the results; what was late is said."""

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.annulling import annul
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event
from wangdi.leads import queries, sheet
from wangdi.leads.commands import answering
from wangdi.leads.models import Lead, LeadAnswer, LeadBatch
from wangdi.leads.tests.conftest import NUMBER, ROW, SENT, again

OTHER = ("练某某", "", "00000000008", "这边社区", "", "密接", "北京", "20200207")


@pytest.fixture
def leads(office, resident) -> list[Lead]:
    return office.bring(ROW, OTHER, ROW)


def rows(client, answer: LeadAnswer) -> list[list[str]]:
    fetched = client.get(f"/leads/answers/{answer.id}/sheet.xlsx")
    assert fetched.status_code == 200
    found = CalamineWorkbook.from_filelike(BytesIO(fetched.content)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in found.to_python()]


def answer(office, leads, who: str = "desk", **more) -> LeadAnswer:
    office.send(who, "answer", batch=leads[0].batch_id, **more)
    return LeadAnswer.objects.latest("at")


def test_his_own_columns_and_the_results_masked(office, town, leads) -> None:
    office.settle(leads[0], "left", place="郑州", note="00000000001 打过")
    made = answer(office, leads)
    assert (made.leads, made.settled, made.late, made.full) == (3, 2, 0, False)
    headings, first, second, third = rows(town.client("desk"), made)
    assert headings[: len(SENT)] == list(SENT)
    assert first[1:4] == ["练**", "**************0010", "000****0001"]
    assert first[len(SENT) : len(SENT) + 3] == ["已离开去往外地", "郑州", "邻居或单位说明"]
    assert "00000000001" not in first[len(SENT) + 3]
    assert second[8] == "20200207"
    assert second[len(SENT)] == "尚未核结"
    assert third[len(SENT)] == first[len(SENT)]
    everything = str([headings, first, second, third])
    assert NUMBER not in everything
    assert "练习返乡" not in everything


def test_in_full_only_for_a_purpose(office, town, leads) -> None:
    with pytest.raises(Refused):
        answer(office, leads, full=True)
    made = answer(office, leads, full=True, purpose="指挥部按身份证号核对")
    assert rows(town.client("desk"), made)[1][2] == NUMBER
    told = Event.objects.get(verb="leads.answered")
    assert (told.purpose, told.detail, told.actor) == (
        "指挥部按身份证号核对", {"full": True}, office.actor("desk").id,
    )  # fmt: skip


def test_many_in_full_need_a_second_person(office, town, leads, monkeypatch) -> None:
    monkeypatch.setattr(answering, "MOST_ALONE", 2)
    office.send("desk", "answer", batch=leads[0].batch_id, full=True, purpose="核对")
    assert not LeadAnswer.objects.exists()
    waiting = Approval.objects.get()
    with pytest.raises(Refused):
        approve(waiting.id, by=office.actor("desk"))
    leader = User.objects.create(username="leader", name="练习领导")
    Grant.objects.create(
        user=leader, role="leader", place=town.office, valid_from=town.office.valid_from
    )
    approve(waiting.id, by=leader.actor())
    assert LeadAnswer.objects.get().by == office.actor("desk").id


def test_only_who_made_it_fetches_it_and_only_for_a_day(office, town, leads, noon) -> None:
    made = answer(office, leads)
    url = f"/leads/answers/{made.id}/sheet.xlsx"
    assert town.client("worker").get(url).status_code == 403
    assert town.client("secretary").get(url).status_code == 404
    noon.move(timedelta(hours=25))
    assert town.client("desk").get(url).status_code == 404


def test_told_in_time_or_late(office, leads, noon) -> None:
    office.settle(leads[0])
    answer(office, leads)
    assert again(leads[0]).answered_at is not None
    assert again(leads[2]).answered_at == again(leads[0]).answered_at
    assert again(leads[1]).answered_at is None
    noon.move(timedelta(hours=25))
    scope = office.town.users["desk"]
    [batch] = queries.batches(_scope(scope))
    assert (batch.total, batch.settled, batch.answered, batch.late) == (3, 2, 2, 1)
    office.settle(leads[1], who="secretary")
    made = answer(office, leads)
    assert (made.settled, made.late) == (3, 1)
    [batch] = queries.batches(_scope(scope))
    assert (batch.answered, batch.late) == (3, 1)


def _scope(user):
    from_ids = queries.reach(user.id)
    return from_ids.scope("leads.answer")


def test_a_correction_is_told_anew(office, town, leads, noon) -> None:
    office.settle(leads[0])
    first = answer(office, leads)
    noon.move(timedelta(minutes=5))
    office.settle(leads[0], "left", place="郑州", reason="家人说的")
    assert again(leads[0]).stale
    assert rows(town.client("desk"), first)[1][len(SENT)] == "不在本地"
    second = answer(office, leads)
    assert not again(leads[0]).stale
    assert rows(town.client("desk"), second)[1][len(SENT)] == "已离开去往外地"


def test_a_sheet_that_never_went_out_is_taken_back(office, leads) -> None:
    office.settle(leads[0])
    made = answer(office, leads)
    annul(actor=office.actor("desk"), keys=[made.id], reason="not sent")
    assert again(leads[0]).answered_at is None


def test_a_letter_without_rows_is_no_answer(office) -> None:
    with pytest.raises(Refused):
        office.send("desk", "answer", batch=office.letter().id)
    assert LeadBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("练习返乡 本人", "练** 本人"),
        ("13800000000/13900000000", "138****0000/139****0000"),
        ("2020-02-08", "2020-02-08"),
        ("20200208", "20200208"),
        ("G1234 05车12F", "G1234 05车12F"),
        ("电话 037166778899", "电话 ********8899"),
    ],
)
def test_what_is_masked_in_any_column(cell, shown) -> None:
    assert sheet.masked(cell, Lead(name="练习返乡")) == shown
