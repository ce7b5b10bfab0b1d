"""What was tried, what came of it with its proof, corrected as versions, never typed twice."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wangdi.documents.models import Attachment
from wangdi.documents.tests.pictures import SECRET, telling_jpeg
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.leads import actions, lines, rules
from wangdi.leads.models import ContactAttempt, Disposition, Lead
from wangdi.leads.tests.conftest import ROW, again
from wangdi.people.models import Person
from wangdi.screening.models import Arrival


@pytest.fixture
def lead(office, resident) -> Lead:
    [lead] = office.bring(ROW)
    return lead


def on(lead: Lead) -> set[str]:
    return rules.why(lines.facts(again(lead)), lead.received_at, 3) - {"all"}


def test_every_try_counts_and_can_be_taken_back(office, lead) -> None:
    assert on(lead) == {"to_contact"}
    for _ in range(3):
        last = office.send("worker", "log_contact", lead=lead.id, outcome="no_answer")
    assert (again(lead).attempts, on(lead)) == (3, {"unreachable"})
    annul(actor=office.actor("worker"), keys=[last.key], reason="pressed twice")
    assert (again(lead).attempts, on(lead)) == (2, {"to_contact"})
    office.send("worker", "log_contact", lead=lead.id, outcome="wrong_number")
    assert on(lead) == {"unreachable"}
    office.send("worker", "log_contact", lead=lead.id, outcome="reached", way="door", note="在家")
    assert on(lead) == {"to_verify"}
    assert ContactAttempt.objects.get(outcome="reached").note == "在家"


def test_settling_takes_a_proof_and_ends_the_duty(office, lead) -> None:
    with pytest.raises(Refused) as refusal:
        office.settle(lead, proofs=[], proof_text="")
    assert refusal.value.field == "proofs"
    with pytest.raises(Refused):
        office.settle(lead, "left", place="")
    done = office.settle(lead, "left", place="郑州市")
    assert (again(lead).outcome, on(lead)) == ("left", {"to_answer"})
    assert Duty.objects.get(kind=actions.CHECK).settlement == "done"
    fact = Fact.objects.get(kind="leads.settled")
    assert (fact.subject, fact.detail["outcome"]) == (lead.id, "left")
    assert "练习返乡" not in str(fact.detail)
    assert Event.objects.get(verb="leads.settled").subject == lead.id
    annul(actor=office.actor("worker"), keys=[done.key], reason="a mistake")
    assert (again(lead).outcome, on(lead)) == ("", {"to_contact"})
    assert Duty.objects.get(kind=actions.CHECK).settled_at is None


def test_a_correction_is_a_version_with_its_reason(office, lead) -> None:
    first = office.settle(lead)
    with pytest.raises(Refused) as refusal:
        office.settle(lead, "left", place="郑州")
    assert refusal.value.field == "reason"
    office.settle(lead, "left", place="郑州", reason="家人说他走了")
    versions = Disposition.objects.order_by("version").values_list("version", "outcome", "reason")
    assert list(versions) == [(1, "not_here", ""), (2, "left", "家人说他走了")]
    with pytest.raises(Refused):
        annul(actor=office.actor("worker"), keys=[first.key], reason="not the last")


def test_who_is_here_is_registered_from_the_lead_alone(office, lead, resident) -> None:
    office.settle(lead, "here_undecided", proofs=["seen"], proof_text="")
    arrival = Arrival.objects.get()
    assert (arrival.person, arrival.origin, arrival.arrived_on) == (
        resident, "湖北武汉", date(2020, 2, 8),
    )  # fmt: skip
    assert Disposition.objects.get().arrival == arrival.id
    assert Fact.objects.filter(kind="screening.arrival_recorded").count() == 1
    office.settle(lead, "false", reason="是另一个同名的人")
    assert Arrival.objects.get().annulled_at is not None


def test_who_is_not_in_the_ledger_is_entered_behind_the_door(office, door) -> None:
    [lead] = office.bring(("练来客", "", "00000000009", "这边社区", "1号楼", "密接", "武汉", ""))
    there = {"proofs": ["seen"], "proof_text": "", "door": door("one", 2).id}
    with pytest.raises(Refused) as refusal:
        office.settle(lead, "here_controlled", **there)
    assert refusal.value.field == "origin"
    office.settle(lead, "here_controlled", arrived_on=date(2020, 2, 9), **there)
    guest = Person.objects.get(name="练来客")
    assert (again(lead).person, again(lead).dwelling) == (guest, door("one", 2))
    assert again(lead).stamp == Disposition.objects.get().stamp == door("one", 2).stamp
    assert Arrival.objects.get().contact is True


def test_a_contact_who_made_no_journey_is_no_returnee(office, door) -> None:
    [lead] = office.bring(("练邻座", "", "", "这边社区", "1号楼1单元201室", "密接", "本地超市", ""))
    office.settle(lead, "here_undecided", proofs=["seen"], proof_text="", travelled=False)
    assert not Arrival.objects.exists()
    assert again(lead).person == Person.objects.get(name="练邻座")
    assert again(lead).household is not None


def test_the_next_grids_worker_settles_nothing_here(office, lead) -> None:
    with pytest.raises(Refused):
        office.settle(lead, who="neighbour")
    assert again(lead).outcome == ""


def test_the_proof_is_attached_clean_and_seen_only_in_scope(office, town, lead) -> None:
    client, url = town.client("worker"), f"/leads/{lead.id}/settle/?outcome=not_here"
    key = client.get(url).context["form"]["key"].value()
    ticket = SimpleUploadedFile("车票.jpg", telling_jpeg())
    asked = {"key": key, "outcome": "not_here", "proofs": ["ticket"], "file": ticket}
    sent = client.post(url, asked)
    assert sent.status_code == 302, sent.context["form"].errors
    file = Attachment.objects.get()
    assert (file.owner, file.owner_kind) == (Disposition.objects.get().id, "disposition")
    shown = client.get(f"/leads/evidence/{file.id}/")
    assert shown["Content-Type"] == "image/jpeg"
    assert SECRET not in shown.content
    assert town.client("neighbour").get(f"/leads/evidence/{file.id}/").status_code == 404
    ticket.seek(0)
    assert client.post(url, {**asked, "file": ticket}).status_code == 302
    assert Disposition.objects.count() == Attachment.objects.count() == 1


def test_a_file_that_is_none_of_ours_is_refused_beside_the_field(town, lead) -> None:
    client, url = town.client("worker"), f"/leads/{lead.id}/settle/?outcome=not_here"
    key = client.get(url).context["form"]["key"].value()
    page = SimpleUploadedFile("x.jpg", b"<html>")
    answer = client.post(url, {"key": key, "outcome": "not_here", "proofs": ["code"], "file": page})
    assert "file" in answer.context["form"].errors
    assert not Disposition.objects.exists()
