from datetime import date, timedelta

import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.identifiers import practice_id
from wangdi.people.models import Correction, Household, Person
from wangdi.people.tests.conftest import SYSTEM, register

pytestmark = pytest.mark.django_db
NUMBER = practice_id(date(1950, 1, 2), 1)


@pytest.fixture
def person(household) -> Person:
    return Person.objects.get()


def ask(command, person, *, by=SYSTEM, **payload):
    return submit_one(actor=by, command=command, payload={"person": str(person.id), **payload})


def test_a_correction_names_fields_and_keeps_the_rest(person):
    ask("people.correct_person", person, name="单雄", phone="00000000002", birth_date="1950-01-02")
    after = Person.objects.get()
    assert (after.name, after.initials, after.phone) == ("单雄", "sx", "00000000002")
    assert after.relation == "head"
    assert Person.objects.filter(phone_index="00000000002").exists()
    event = Event.objects.get(verb="people.person_corrected")
    assert event.detail == {"fields": ["birth_date", "name", "phone"]}
    assert "00000000001" not in str(event.__dict__)


def test_a_correction_is_taken_back(person):
    answer = ask("people.correct_person", person, phone=None, birth_date="1950-01-02")
    assert Person.objects.get().phone is None
    annul(actor=SYSTEM, keys=[answer.key], reason="was right")
    after = Person.objects.get()
    assert (after.phone, after.birth_date) == ("00000000001", None)
    assert Correction.objects.get().annulled_at


def test_a_document_number_goes_with_its_kind(person):
    ask("people.correct_person", person, id_kind="citizen", id_number=NUMBER)
    assert Person.objects.get().id_kind == "citizen"
    ask("people.correct_person", person, id_number="")
    assert (Person.objects.get().id_number, Person.objects.get().id_kind) == (None, "")


def test_another_persons_number_is_refused(corner, person):
    register(corner.building, "502", members=[{"name": "另一人", "id_number": NUMBER}])
    with pytest.raises(Refused) as refusal:
        ask("people.correct_person", person, id_number=NUMBER)
    assert refusal.value.field == "id_number"


@pytest.mark.parametrize(
    ("payload", "field"), [({"phone": "12"}, "phone"), ({"birth_date": "2999-01-01"}, "birth_date")]
)
def test_impossible_values_are_refused_beside_the_field(person, payload, field):
    with pytest.raises(Refused) as refusal:
        ask("people.correct_person", person, **payload)
    assert refusal.value.field == field


def test_needs_are_set_and_taken_back(person):
    ask("people.set_needs", person, needs=["dialysis", "alone"])
    assert Person.objects.get().needs == ["alone", "dialysis"]
    answer = ask("people.set_needs", person, needs=[])
    annul(actor=SYSTEM, keys=[answer.key], reason="still needed")
    assert Person.objects.get().needs == ["alone", "dialysis"]


def test_the_last_to_leave_closes_the_household(person):
    answer = ask("people.record_departure", person, why="moved")
    household = Household.objects.get()
    assert (household.size, household.closed_on) == (0, clock.today())
    annul(actor=SYSTEM, keys=[answer.key], reason="came back")
    household.refresh_from_db()
    assert (household.size, household.closed_on) == (1, None)


def test_nobody_leaves_tomorrow_or_twice(person):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        ask("people.record_departure", person, on=tomorrow.isoformat())
    assert refusal.value.field == "on"
    ask("people.record_departure", person)
    with pytest.raises(Refused) as refusal:
        ask("people.record_departure", person)
    assert refusal.value.reason == "unknown_parent"


def test_unmasking_leaves_its_purpose_and_no_value(person):
    ask("people.unmask", person, field="phone", purpose="核实隔离情况")
    event = Event.objects.get(verb="people.unmasked")
    assert (event.purpose, event.detail) == ("核实隔离情况", {"fields": ["phone"]})


def test_unmasking_takes_a_purpose(person):
    with pytest.raises(Refused) as refusal:
        ask("people.unmask", person, field="phone", purpose=" ")
    assert refusal.value.field == "purpose"


def test_what_was_seen_is_not_made_unseen(person):
    answer = ask("people.unmask", person, field="phone", purpose="核实")
    with pytest.raises(Refused) as refusal:
        annul(actor=SYSTEM, keys=[answer.key], reason="oops")
    assert refusal.value.reason == "seen"


@pytest.mark.parametrize(
    ("command", "payload"),
    [
        ("people.correct_person", {"name": "改名"}),
        ("people.set_needs", {"needs": []}),
        ("people.record_departure", {}),
        ("people.unmask", {"field": "phone", "purpose": "好奇"}),
    ],
)
def test_the_next_grids_worker_changes_and_sees_nothing(
    person, neighbour, worker, command, payload
):
    with pytest.raises(Refused) as refusal:
        ask(command, person, by=neighbour.actor(), **payload)
    assert refusal.value.reason == "not_allowed"
    ask(command, person, by=worker.actor(), **payload)
    assert Event.objects.filter(subject=person.id).count() == 1
