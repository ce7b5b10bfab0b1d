"""Somebody says beforehand that he is coming; changed and withdrawn by the code alone."""

from datetime import date, timedelta

import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.screening.declaring import codes
from wangdi.screening.models import Arrival, Declaration, Expected
from wangdi.screening.tests.returning import TODAY, TOMORROW, ask, code, declare


def test_a_declaration_is_expected_and_no_arrival(town, noon) -> None:
    told = declare(town, people=["练习来客", "练习同行"])
    assert told.stamp.community == town.here.id
    assert (told.origin_code, told.transport_key) == ("4201", "G1234")
    assert [one.name for one in told.people.order_by("position")] == ["练习来客", "练习同行"]
    assert not Arrival.objects.exists()
    fact = Fact.objects.get(kind="screening.declared")
    assert fact.detail == {"arrives_on": "2020-02-11", "people": 2}
    event = Event.objects.get(verb="screening.declared")
    assert (event.actor, event.actor_label) == (None, "public")


def test_what_is_private_lies_sealed(town, noon) -> None:
    told = declare(town)
    row = Declaration.objects.filter(id=told.id).values("address", "phone")[0]
    assert "101" not in str(row["address"])
    assert "00000000001" not in str(row["phone"])
    assert code(told).encode() not in bytes(told.code_index)


def test_a_code_is_read_as_people_write_it(town, noon) -> None:
    told = declare(town)
    written = codes.in_groups(code(told)).lower().replace("0", "o").replace("1", "l")
    assert codes.index_of(written) == bytes(told.code_index)
    assert len(code(told)) == codes.LENGTH
    assert code(told) != code(declare(town))


def test_the_journey_changes_by_the_code(town, noon) -> None:
    told = declare(town)
    payload = {"code": code(told), "origin": "湖北黄冈", "arrives_on": TOMORROW + timedelta(3)}
    ask("screening.change_declaration", payload)
    told.refresh_from_db()
    assert (told.origin_code, told.arrives_on) == ("4211", date(2020, 2, 14))
    assert told.phone == "00000000001"
    assert told.address == "1号楼1单元101"
    assert told.people.get().arrives_on == date(2020, 2, 14)


def test_withdrawn_nobody_waits_and_nothing_changes_any_more(town, noon) -> None:
    told = declare(town)
    ask("screening.withdraw_declaration", {"code": code(told)})
    assert told.people.get().closed_how == "withdrawn"
    change = {"code": code(told), "origin": "x", "arrives_on": TOMORROW}
    for command, payload in (
        ("screening.change_declaration", change),
        ("screening.withdraw_declaration", {"code": code(told)}),
    ):
        with pytest.raises(Refused) as refusal:
            ask(command, payload)
        assert refusal.value.reason == "withdrawn"


@pytest.mark.parametrize("wrong", ["", "AAAA-BBBB-CCCC", "x" * 40])
def test_any_other_code_is_nobodys(town, noon, wrong) -> None:
    declare(town)
    with pytest.raises(Refused):
        ask("screening.withdraw_declaration", {"code": wrong})
    assert Expected.objects.waited_for().count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"arrives_on": TODAY - timedelta(days=1)}, "arrives_on"),
        ({"arrives_on": TODAY + timedelta(days=91)}, "arrives_on"),
        ({"people": []}, "people"),
        ({"people": ["123"]}, "people"),
        ({"people": ["练习来客"] * 11}, "people"),
        ({"phone": "12"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"address": ""}, "address"),
        ({"community": 999_999_999}, ""),
        ({"left_on": TOMORROW + timedelta(days=1)}, ""),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(town, noon, changes, field) -> None:
    with pytest.raises(Refused) as refusal:
        declare(town, **changes)
    assert refusal.value.field.partition(".")[0] == field
    assert refusal.value.sentence
    assert not Declaration.objects.exists()


def test_annulled_it_was_never_told(town, noon) -> None:
    told = declare(town)
    annul(actor=town.users["desk"].actor(), keys=[told.id], reason="declared twice")
    assert told.people.get().closed_how == "mistake"
    with pytest.raises(Refused):
        ask("screening.withdraw_declaration", {"code": code(told)})
