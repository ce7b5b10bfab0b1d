"""What is sent arrives once, whatever else comes with it; only an envelope is ever refused."""

from datetime import timedelta

import pytest

from wangdi.access.models import Grant
from wangdi.field import parking
from wangdi.field.models import FieldReceipt, Parked, Phone, Sending
from wangdi.field.tests.conftest import VISIT, Walker, later
from wangdi.intake.models import Event, Key, ReviewItem
from wangdi.lib import clock, ids
from wangdi.screening.commands.visits import RecordVisit
from wangdi.screening.models import DoorVisit

APPLIED, AGAIN = ("applied", ""), ("duplicate", "")


def test_a_record_is_applied_once_however_often_it_is_sent(walker: Walker) -> None:
    one = walker.visit()
    assert walker.send(one) == [APPLIED]
    assert walker.send(one, one) == [AGAIN, AGAIN]
    [visit] = DoorVisit.objects.filter(id=one["key"])
    assert visit.by == walker.sign_in.user_id
    assert Event.objects.filter(subject=visit.id, verb="screening.visited").count() == 1
    assert FieldReceipt.objects.filter(key=one["key"]).count() == 1


def test_the_sums_of_sendings_add_up(walker: Walker) -> None:
    known = walker.visit()
    walker.send(known)
    poison = walker.visit(outcome="on the moon")
    told = walker.send(known, walker.visit(1), poison, walker.visit(ids.uuid7()))
    assert [answer for answer, _reason in told] == ["duplicate", "applied", "review", "later"]
    last = Sending.objects.latest("id")
    assert (last.received, last.applied, last.duplicate, last.review, last.later) == (4, 1, 1, 1, 1)


def test_same_key_other_content_keeps_both(walker: Walker) -> None:
    first = walker.visit()
    other = walker.visit(outcome="vacant", key=first["key"])
    assert walker.send(first) == [APPLIED]
    assert walker.send(other) == [("review", "other_content")]
    assert DoorVisit.objects.get(id=first["key"]).outcome == "answered"
    [kept] = ReviewItem.objects.filter(key=first["key"])
    assert kept.payload["outcome"] == "vacant"


def test_same_content_sealed_anew_is_a_duplicate(walker: Walker) -> None:
    first = walker.visit()
    again = walker.visit(key=first["key"])
    assert first["sealed"] != again["sealed"]
    assert [walker.send(first), walker.send(again)] == [[APPLIED], [AGAIN]]


def test_poison_record(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    """One on which the house itself breaks is kept; the hundred around it are applied."""
    real = RecordVisit.apply

    def breaks(self, work, records):
        if any(record.payload.note == "poison" for record in records):
            raise RuntimeError
        return real(self, work, records)

    monkeypatch.setattr(RecordVisit, "apply", breaks)
    payload = {"round": walker.round, "dwelling": walker.doors[3], "outcome": "answered"}
    poison = walker.make(VISIT, payload | {"note": "poison"})
    rest = [walker.visit(number % 20) for number in range(60)]
    told = walker.send(*rest[:30], poison, *rest[30:])
    assert told.pop(30) == ("review", "fault")
    assert set(told) == {APPLIED}
    assert ReviewItem.objects.get(key=poison["key"]).payload["note"] == "poison"


def test_what_cannot_be_read_is_kept_as_it_came(walker: Walker) -> None:
    cut = walker.visit() | {"sealed": "AQ"}
    moved = walker.visit() | {"made_at": "2020-02-02T02:02:02.000Z"}
    odd = {"key": "not a key", "command": ["?"], "mono": -5, "sealed": 7, "\x00": "\ud800"}
    text = walker.make(VISIT, "no object")
    release = walker.make("quarantine.release", {"episode": ids.uuid7()})
    told = walker.send(cut, moved, odd, text, release)
    assert {answer for answer, _reason in told} == {"review"}
    assert told[0] == told[1] == told[3] == ("review", "unreadable")
    assert told[4] == ("review", "not_from_phone")
    kept = ReviewItem.objects.filter(command="field.keep_raw")
    assert kept.count() == 5
    assert kept.get(key=release["key"]).payload["opened"]
    assert kept.get(key=cut["key"]).payload["record"]["sealed"] == "AQ"
    assert walker.send(cut, moved, odd, text, release) == [AGAIN] * 5
    assert kept.count() == 5


def test_order_does_not_matter(walker: Walker) -> None:
    """A visit to a door that is found later waits, and names the door by the key of its finding."""
    finding = walker.make(
        "screening.find_door",
        {"round": walker.round, "building": _building(walker), "unit": "9", "room": "909"},
    )
    visit = walker.visit(door=finding["key"])
    replies = walker.make(
        "screening.record_replies", {"visit": visit["key"], "replies": {"leaflet": True}}
    )
    assert walker.send(replies, visit) == [("later", "parent")] * 2
    assert walker.send(visit) == [("later", "parent")]
    assert Key.objects.filter(key=visit["key"]).count() == 0
    assert walker.send(finding) == [APPLIED]
    assert Parked.objects.count() == 0
    assert DoorVisit.objects.get(id=visit["key"]).dwelling.room == "909"
    assert walker.send(visit, replies)[0] == AGAIN


def test_other_content_under_a_key_that_waits_is_not_lost(walker: Walker) -> None:
    nowhere = ids.uuid7()
    first = walker.visit(nowhere)
    other = walker.visit(nowhere, outcome="vacant", key=first["key"])
    assert walker.send(first, first) == [("later", "parent")] * 2
    assert walker.send(other) == [("review", "unknown_parent")]
    assert ReviewItem.objects.get(key=first["key"]).payload["outcome"] == "vacant"
    assert Parked.objects.get(key=first["key"]).payload["outcome"] == "answered"


def test_who_waits_for_a_day_is_shown_to_a_person(walker: Walker) -> None:
    from_nowhere = walker.visit(ids.uuid7())
    walker.send(from_nowhere)
    with later(25):
        assert walker.send(from_nowhere) == [("later", "parent")]
        parking.escalate(clock.now())
        assert walker.send(from_nowhere) == [AGAIN]
    assert ReviewItem.objects.get(key=from_nowhere["key"]).reason == "unknown_parent"


def test_role_change_while_offline_loses_nothing(walker: Walker) -> None:
    one = walker.visit()
    for grant in Grant.objects.filter(user=walker.sign_in.user_id):
        grant.revoke(at=clock.now(), by=None, reason="换岗")
    assert walker.send(one) == [("review", "not_allowed")]
    kept = ReviewItem.objects.get(key=one["key"])
    assert kept.community_id
    assert kept.payload["outcome"] == "answered"
    assert Phone.objects.get().unsent == 0


def test_another_protocol_is_stored_raw_and_the_phone_is_told(walker: Walker) -> None:
    one = walker.visit()
    for version in (0, 2):
        said = walker.post(walker.handset.envelope([one], at=clock.now(), v=version)).json()
        assert said["update"] is True
        assert said["answers"][0]["answer"] in ("review", "duplicate")
    assert ReviewItem.objects.get(key=one["key"]).reason == "protocol"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("nothing", 400),
        ("[]", 400),
        ('{"v": true, "records": []}', 400),
        ('{"v": 1, "records": {}}', 400),
        ('{"v": 1, "records": [7]}', 400),
        ('{"v": 1, "records": [' + "{}," * 200 + "{}]}", 400),
        ("[" * 100_000, 400),
        (" " * 262_145, 413),
        ('{"v": 1, "records": [{}], "mono": 1e400, "sent_at": "+275760-09-13"}', 200),
    ],
)
def test_only_the_envelope_is_refused(walker: Walker, body: str, status: int) -> None:
    assert walker.post(body).status_code == status


def test_a_stranger_is_asked_to_sign_in_and_too_many_are_asked_to_wait(walker: Walker) -> None:
    with clock.frozen(clock.now().replace(second=30)):
        assert walker.post("{}", token="0" * 26).status_code == 401
        statuses = [walker.post("{}") for _ in range(121)]
    assert {one.status_code for one in statuses[:120]} == {400}
    assert statuses[120].status_code == 429
    assert 30 <= int(statuses[120].headers["Retry-After"]) <= 40


def test_what_is_held_is_known_from_what_the_phone_said(walker: Walker) -> None:
    with clock.frozen(clock.now()) as hand:
        walker.send(walker.visit(), walker.visit(ids.uuid7()), unsent=7)
        phone = Phone.objects.get()
        assert (phone.unsent, phone.app) == (6, "handset")
        assert phone.oldest_unsent_at
        hand.move(timedelta(hours=1))
        walker.send(unsent=0)
    after = Phone.objects.get()
    assert (after.unsent, after.oldest_unsent_at) == (0, None)
    assert after.seen_at - phone.seen_at == timedelta(hours=1)


def _building(walker: Walker) -> int:
    return (
        DoorVisit._meta.get_field("dwelling")
        .related_model.objects.get(id=walker.doors[0])
        .building_id
    )
