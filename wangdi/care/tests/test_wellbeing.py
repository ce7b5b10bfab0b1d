"""How somebody is: sealed, looked at by a person; a counsellor's notes that nobody else opens."""

import pytest
from django.db import connection

from wangdi.care.models import CounsellorNote, Order, WellbeingCheck
from wangdi.care.queries import feeling
from wangdi.care.rules import states
from wangdi.care.tests.conftest import again
from wangdi.duties.models import Duty
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.lib import clock

CODES = ("nervous", "worry", "interest", "low")
SECRET = "夜里睡不着，担心孩子"


def told(homes, worth=2, **more):
    payload = {"household": homes.homes[0].id, "person": homes.people[0].id,
               "answers": dict.fromkeys(CODES, worth)} | more  # fmt: skip
    return homes.by_home("wellbeing", **payload).subject


def case(homes):
    check = told(homes)
    homes.send("secretary", "decide_wellbeing", check=check, refer=True, reason=SECRET)
    order = Order.objects.get(private=True)
    homes.send("counsellor", "accept", order=order.id)
    homes.send("counsellor", "note", order=order.id, text=SECRET)
    return order


def test_nothing_follows_from_an_answer_but_that_a_person_looks(homes):
    well, low = told(homes, 0), told(homes, 2)
    found = WellbeingCheck.objects.in_bulk()
    assert (found[well].flagged, found[low].flagged) == (False, True)
    assert not Order.objects.exists()
    [duty] = Duty.objects.filter(kind="care.look")
    assert (duty.subject, duty.role) == (low, "community_secretary")
    homes.send("secretary", "decide_wellbeing", check=low, refer=False, reason="已当面谈过")
    assert WellbeingCheck.objects.get(id=low).decided_by == homes.actor("secretary").id
    assert not Order.objects.exists()
    assert Duty.objects.get(kind="care.look").settlement == "done"
    with pytest.raises(Refused):
        homes.send("secretary", "decide_wellbeing", check=low, refer=True, reason="再想想")


def test_whoever_wants_to_talk_is_looked_at_sooner(homes):
    told(homes, 0, wants_to_talk=True)
    duty = Duty.objects.get(kind="care.look")
    assert (duty.due_at - clock.now()).total_seconds() == 6 * 3600


def test_a_missing_answer_is_refused_and_somebody_elses_person_too(homes):
    with pytest.raises(Refused):
        told(homes, answers={"nervous": 1})
    with pytest.raises(Refused):
        told(homes, person=homes.people[1].id)
    with pytest.raises(Refused):
        told(homes, 11)


def test_a_referral_is_a_persons_and_reaches_the_counsellor(homes):
    order = case(homes)
    assert (order.kind, order.person_id) == ("counselling", homes.people[0].id)
    duty = Duty.objects.get(subject=order.id)
    assert (duty.role, duty.label) == ("counsellor", f"{order.number} · {order.household.address}")
    homes.send("counsellor", "deliver", order=order.id)
    assert again(order).state == states.DELIVERED


def test_notes_are_opened_by_the_counsellor_of_the_case_and_nobody_else(homes):
    order = case(homes)
    url = f"/care/talks/{order.id}/"
    assert SECRET in homes.client("counsellor").get(url).content.decode()
    assert SECRET not in homes.client("colleague").get(url).content.decode()
    for who in ("leader", "desk", "secretary", "doctor", "worker", "property"):
        client = homes.client(who)
        assert client.get(url).status_code == 403
        shown = client.get(f"/care/{order.id}/")
        assert shown.status_code in (200, 403, 404)
        assert SECRET not in shown.content.decode()
        assert "心理疏导" not in client.get("/care/?list=open").content.decode()
    assert (
        SECRET not in homes.client("colleague").get(f"/care/{order.id}/deliver/").content.decode()
    )
    for who in ("leader", "colleague"):
        with pytest.raises(Refused):
            homes.send(who, "note", order=order.id, text="我也写一条")
    assert feeling.notes(order, homes.actor("leader").id) == []
    homes.send("counsellor", "give_back", order=order.id, reason="换班")
    assert feeling.notes(again(order), homes.actor("counsellor").id) == []


def test_what_was_said_lies_sealed(homes):
    order = case(homes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text::text FROM care_counsellornote")
        assert SECRET.encode().hex() not in cursor.fetchone()[0]
        cursor.execute("SELECT answers::text, reason::text FROM care_wellbeingcheck")
        assert b"nervous".hex() not in "".join(cursor.fetchone())
    assert SECRET not in str(list(Event.objects.values_list("detail", "purpose")))
    assert CounsellorNote.objects.get(order=order).text == SECRET


def test_the_page_of_the_question_and_of_the_decision(homes):
    worker = homes.client("worker")
    url = f"/care/wellbeing/{homes.homes[0].id}/ask/"
    form = worker.get(url).context["form"]
    data = {f"q_{code}": "3" for code in CODES} | {"key": form["key"].value(),
            "person": str(homes.people[0].id)}  # fmt: skip
    assert worker.post(url, data).status_code == 302
    check = WellbeingCheck.objects.get()
    assert check.score == 12
    secretary = homes.client("secretary")
    assert str(check.id) in secretary.get("/care/wellbeing/").content.decode()
    look = f"/care/wellbeing/{check.id}/look/"
    form = secretary.get(look).context["form"]
    data = {"key": form["key"].value(), "refer": "yes", "reason": "本人愿意聊聊"}
    assert secretary.post(look, data).status_code == 302
    assert Order.objects.get().private
    assert homes.client("leader").get(look).status_code == 403
    assert worker.get(look).status_code == 403
