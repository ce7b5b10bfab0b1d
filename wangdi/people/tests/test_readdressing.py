"""When a building or compound is called otherwise, its doors, homes and duties are too."""

from datetime import timedelta

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receivers
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household
from wangdi.people.tests.conftest import SYSTEM
from wangdi.screening.actions import DOOR
from wangdi.territory.models import Place


def ask(command, **payload):
    return submit_one(actor=SYSTEM, command=command, payload=payload)


def deliver():
    """Every fact reaches the floors above its own, as it would once committed."""
    for room in ("people.readdress", "duties.follow_the_names"):
        [receiver] = [one for one in receivers() if one.name == room]
        receiver.take(list(Fact.objects.filter(kind__in=receiver.kinds).order_by("id")))


def renamed(place, name):
    answer = ask("territory.rename_places", place=place, name=name, reason="更名")
    deliver()
    return answer


def at_the_door(household):
    """What somebody still has to do at this door."""
    home = Household.objects.get(id=household)
    now = clock.now()
    draft = duties.Draft(
        kind=DOOR,
        subject_kind="dwelling",
        subject=home.dwelling_id,
        slot="1",
        opens_at=now,
        due_at=now + timedelta(hours=1),
        missed_at=now + timedelta(hours=2),
        label=home.address,
        stamp=home.stamp,
        sort_key=home.sort_key,
    )
    duties.plan([draft])
    return Duty.objects.get(subject=home.dwelling_id)


def test_a_building_called_anew_is_so_on_every_door(corner, household):
    duty = at_the_door(household)
    before = Household.objects.get(id=household)
    assert before.address.startswith("东院3号楼")
    answer = renamed(corner.building, "12号楼")
    home = Household.objects.get(id=household)
    assert home.address == before.address.replace("3号楼", "12号楼")
    assert home.address == Dwelling.objects.get(id=home.dwelling_id).address
    assert home.sort_key > before.sort_key
    duty.refresh_from_db()
    assert (duty.label, duty.sort_key) == (home.address, home.sort_key)
    annul(actor=SYSTEM, keys=[answer.key], reason="mistake")
    deliver()
    duty.refresh_from_db()
    assert (duty.label, duty.sort_key) == (before.address, before.sort_key)
    assert Household.objects.get(id=household).address == before.address


def test_a_compound_called_anew_is_so_in_all_its_buildings(corner, household):
    compound = Place.objects.get(id=corner.building).parent_id
    renamed(compound, "南院")
    assert Household.objects.get(id=household).address.startswith("南院3号楼")
    told = Fact.objects.filter(kind="people.readdressed").count()
    renamed(compound, "南院新区")
    assert Fact.objects.filter(kind="people.readdressed").count() == told + 1


def test_who_left_keeps_the_address_of_his_days(corner, household):
    Household.objects.filter(id=household).update(closed_on=clock.today())
    renamed(corner.building, "12号楼")
    assert Household.objects.get(id=household).address.startswith("东院3号楼")


def test_telling_it_twice_changes_nothing(corner, household):
    renamed(corner.building, "12号楼")
    answer = ask("people.readdress", place=corner.building)
    assert answer.answer == "applied"
    assert Fact.objects.filter(kind="people.readdressed").count() == 1
