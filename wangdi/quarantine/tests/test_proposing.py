"""Home quarantine proposed by a person: a page, a reason, and a second person who decides."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.intake.commands import Refused
from wangdi.lib import clock, ids
from wangdi.profiles.models import Activation
from wangdi.quarantine.models import Decision, Episode, TeamSlot
from wangdi.quarantine.tests.test_pages import sign_in, url

__all__ = ["sign_in"]


def page(stairwell, person: int = 0) -> str:
    return reverse("quarantine:propose", args=[stairwell.people[person].id])


def sent(**changes) -> dict[str, object]:
    asked = {"category": "contact", "day_zero": clock.today(), "reason": "与病例同车"}
    return {"key": ids.uuid7()} | asked | changes


def card(client, stairwell) -> str:
    household = reverse("people:household", args=[stairwell.household.id])
    return client.get(household).content.decode()


def test_from_the_card_to_a_second_person(stairwell, sign_in):
    client = sign_in("community_secretary")
    assert page(stairwell) in card(client, stairwell)
    answer = client.post(page(stairwell), sent())
    episode = Episode.objects.get()
    assert answer.url == url("episode", episode)
    assert (episode.by_rule, episode.measure) == (False, "facility_quarantine")
    assert episode.last_day == clock.today() + timedelta(days=14)
    assert page(stairwell) not in card(client, stairwell)
    assert url("decide", episode) not in client.get(url("episode", episode)).content.decode()
    assert client.get(url("decide", episode)).status_code == 302
    assert client.get(page(stairwell)).url == url("episode", episode)
    desk = sign_in("duty_desk")
    assert "与病例同车" in desk.get(url("decide", episode)).content.decode()
    desk.post(url("decide", episode), {"key": ids.uuid7(), "accepted": "yes"})
    assert Decision.objects.get().by == stairwell.users["duty_desk"].pk


def test_a_reason_of_ones_own_needs_measure_and_days(stairwell, sign_in):
    client = sign_in("community_secretary")
    answer = client.post(page(stairwell), sent(category="named"))
    assert set(answer.context["form"].errors) == {"measure", "days"}
    client.post(page(stairwell), sent(category="named", measure="home_quarantine", days=3))
    assert Episode.objects.get().last_day == clock.today() + timedelta(days=3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"category": "by_birthplace"}, "category"),
        ({"day_zero": "2020-02-02"}, "day_zero"),
        ({"day_zero": "2019-12-01"}, "day_zero"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(stairwell, sign_in, changes, field):
    answer = sign_in("community_secretary").post(page(stairwell), sent(**changes))
    assert list(answer.context["form"].errors) == [field]
    assert not Episode.objects.exists()


def test_a_measure_that_the_rules_do_not_know(stairwell):
    with pytest.raises(Refused) as refusal:
        stairwell.send(
            "community_secretary",
            "propose",
            person=stairwell.people[0].id,
            household=stairwell.household.id,
            profile=stairwell.version.id,
            category="named",
            measure="prison",
            day_zero=clock.today(),
            days=3,
            reasons=[{"zh": "x", "en": "x"}],
        )
    assert refusal.value.reason == "no_such_measure"


def test_without_rules_in_force_nothing_is_proposed(stairwell, sign_in):
    Activation.objects.all().delete()
    answer = sign_in("community_secretary").get(page(stairwell))
    assert answer.status_code == 200
    assert "form" not in answer.context


def test_others_do_not_propose(stairwell, sign_in):
    assert sign_in("grid_worker").get(page(stairwell)).status_code == 403
    assert sign_in("next_grid").get(page(stairwell)).status_code == 403
    assert page(stairwell) not in card(sign_in("grid_worker"), stairwell)


def test_a_substitute_by_page(stairwell, sign_in):
    episode = stairwell.decided()
    client = sign_in("community_secretary")
    form = client.get(url("team", episode)).context["form"]
    other = stairwell.workers["doctor"]
    other.pk = other.id = ids.uuid7()
    other.name, other.user = "doctor乙", None
    other.save(force_insert=True)
    chosen = {name: field.initial for name, field in form.fields.items() if name != "key"}
    asked = {"key": ids.uuid7(), **chosen, "doctor_substitute": chosen["doctor"]}
    answer = client.post(url("team", episode), asked)
    assert answer.context["form"].errors["doctor"]
    asked["doctor_substitute"] = other.id
    assert client.post(url("team", episode), asked).status_code == 302
    assert TeamSlot.objects.get(slot="doctor").substitute == other
    assert "doctor乙" in client.get(url("episode", episode)).content.decode()
    kept = client.get(url("team", episode)).context["form"].fields["doctor_substitute"].initial
    assert kept == str(other.id)
