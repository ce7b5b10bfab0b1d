"""Both codes are seen: a colour is kept and nothing else, and no colour decides by itself."""

import pytest

from wangdi.duties.models import Duty
from wangdi.gates.models import Crossing

ASKED = {"mask": True, "temperature": {"celsius": "36.5"}}


def test_green_codes_pass_and_leave_their_colours(gate, home, cross):
    seen = {"health": "green", "travel": "green"}
    one = cross(gate, "in", household=home.id, codes_seen=seen, **ASKED)
    assert (one.code, one.health_code, one.travel_code) == ("ok", "green", "green")


@pytest.mark.parametrize("colour", ["yellow", "red"])
def test_another_colour_is_for_a_person_to_decide(gate, home, cross, colour):
    seen = {"health": "green", "travel": colour}
    one = cross(gate, "in", household=home.id, codes_seen=seen, **ASKED)
    assert (one.outcome, one.code, one.travel_code) == ("ask", "code_colour", colour)
    assert Duty.objects.get(kind="gates.code").role == "community_secretary"


def test_who_has_no_telephone_shows_papers(gate, home, cross):
    seen = {"health": "none", "travel": "none"}
    assert cross(gate, "in", household=home.id, codes_seen=seen, **ASKED).code == "ok"


def test_no_field_could_hold_a_picture():
    kinds = {field.get_internal_type() for field in Crossing._meta.fields}
    assert not kinds & {"FileField", "ImageField"}
