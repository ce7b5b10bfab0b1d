"""Signing in, revoked and lost phones, hand-over; what comes from them is kept and shown."""

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wangdi.documents.models import Attachment
from wangdi.documents.stripping import JPEG, stripped
from wangdi.documents.tests.pictures import telling_jpeg
from wangdi.duties.models import Duty
from wangdi.field import entering, keys, log_position, photographs, queries, silence, tokens
from wangdi.field.entering import Asking
from wangdi.field.models import FieldReceipt, Phone, Photograph, ServerKey, SignIn
from wangdi.field.tests.conftest import Walker, later, walker_of
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, ReviewItem
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.screening.models import DoorVisit
from wangdi.world.fixtures import Town

APPLIED, AGAIN = ("applied", ""), ("duplicate", "")


def by_desk(walker: Walker, command: str, **payload: Any) -> None:
    desk = walker.town.user("desk").actor()
    submit_one(actor=desk, command=f"field.{command}", payload=payload)


def end(walker: Walker, how: str = "lost") -> None:
    by_desk(walker, "end_phone", phone=walker.sign_in.phone_id, end=how, reason="掉在楼道里")


def test_a_code_signs_in_one_worker_once(town: Town) -> None:
    desk, worker = town.user("desk"), town.user("worker")
    code, _answer = entering.make_code(worker.pk, 8, by=desk.actor())
    said = {"v": 1, "code": f" {code[:4]}-{code[4:].upper()} ", "name": "二号机"}
    told = [Client().post("/field/signin", said, content_type="application/json") for _ in (1, 2)]
    assert [one.status_code for one in told] == [200, 403]
    given = told[0].json()
    assert given["user"] == {"id": worker.pk, "name": worker.name}
    begun = SignIn.objects.get(id=given["shift"]["id"])
    assert begun.until - begun.began_at <= timedelta(hours=8)
    assert Event.objects.filter(verb="field.signed_in", subject=begun.id).count() == 1


def test_a_code_is_over_after_a_quarter_of_an_hour(town: Town) -> None:
    code, _answer = entering.make_code(town.user("worker").pk, 8, by=town.user("desk").actor())
    with later(0.26):
        assert entering.by_code(code, Asking()) is None


def test_nobody_who_needs_two_proofs_signs_in_by_a_code(town: Town) -> None:
    with pytest.raises(Refused):
        entering.make_code(town.user("leader").pk, 8, by=town.user("desk").actor())


def test_the_desk_session_alone_signs_nobody_in_from_elsewhere(town: Town) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(town.user("worker"), "allauth.account.auth_backends.AuthenticationBackend")
    said, kind = {"v": 1, "code": ""}, "application/json"
    assert browser.post("/field/signin", said, content_type=kind).status_code == 403
    browser.cookies["csrftoken"] = "k" * 32
    proof = {"X-CSRFToken": "k" * 32}
    assert browser.post("/field/signin", said, content_type=kind, headers=proof).status_code == 200


def test_a_phone_is_known_again_by_its_secret_only(walker: Walker) -> None:
    phone = walker.sign_in.phone_id
    worker = walker.town.user("worker")
    same = entering.sign_in(worker, Asking(phone=phone, secret=tokens.secret_of(phone)))
    other = entering.sign_in(worker, Asking(phone=phone, secret="0" * 26))
    assert same.phone_id == phone
    assert other.phone_id != phone


@pytest.mark.parametrize("how", ["lost", "revoked"])
def test_a_revoked_phones_records_are_kept_for_review(walker: Walker, how: str) -> None:
    one = walker.visit()
    end(walker, how)
    assert walker.send(one) == [("review", "device_revoked")]
    kept = ReviewItem.objects.get(key=one["key"])
    assert (kept.command, kept.payload["outcome"]) == ("screening.record_visit", "answered")
    assert kept.community_id
    assert not DoorVisit.objects.filter(id=one["key"]).exists()
    with pytest.raises(Refused):
        entering.known_phone(
            Asking(walker.sign_in.phone_id, tokens.secret_of(walker.sign_in.phone_id))
        )
    by_desk(walker, "give_back_phone", phone=walker.sign_in.phone_id, reason="找到了")
    assert walker.send(one) == [AGAIN]


def test_a_sign_in_that_is_over_is_told_so_and_its_records_are_kept(walker: Walker) -> None:
    early = walker.visit(mono=0)
    with later(13):
        told = walker.post(walker.handset.envelope([early], at=clock.now(), mono=13 * 3_600_000))
        assert told.json()["shift"] == "ended"
        assert told.json()["answers"][0]["reason"] == "shift_ended"


def test_signed_in_anew_the_records_of_the_shift_before_are_applied(walker: Walker) -> None:
    """Twelve hours without a signal, then the same worker signs in again and all of it goes in."""
    early, phone = walker.visit(), walker.sign_in.phone_id
    with later(13):
        again = walker_of(walker.town, "worker", Asking(phone, tokens.secret_of(phone)))
        after = walker.visit(1, mono=13 * 3_600_000)
        again.handset.boot = walker.handset.boot
        told = again.send(early, after, mono=13 * 3_600_000)
    assert told == [APPLIED, ("review", "shift_ended")]


def test_the_mark_says_who_made_it_whoever_hands_it_in(walker: Walker) -> None:
    mine, forged = walker.visit(), walker.visit(1)
    other = walker_of(walker.town, "secretary", Asking(name="社区的手机"))
    forged["mac"] = other.visit(1)["mac"]
    assert other.send(mine, forged) == [APPLIED, ("review", "maker")]
    assert DoorVisit.objects.get(id=mine["key"]).by == walker.sign_in.user_id


def test_an_outbox_is_taken_in_from_its_file_and_sent_twice_is_known(walker: Walker) -> None:
    browser = walker.town.client("desk")
    records = [walker.visit(0), walker.visit(1), walker.visit(ids.uuid7())]
    phone = walker.sign_in.phone_id
    shown = hand_over(browser, walker, records)
    assert "field/phones" in shown.request["PATH_INFO"]
    assert queries.sendings_of(Phone.objects.get(id=phone))[0].way == "file"
    assert DoorVisit.objects.filter(id__in=[one["key"] for one in records]).count() == 2
    assert walker.send(*records) == [AGAIN, AGAIN, ("later", "parent")]
    end(walker)
    late = walker.visit(2)
    hand_over(browser, walker, [late])
    assert ReviewItem.objects.get(key=late["key"]).reason == "device_revoked"


def hand_over(browser: Client, walker: Walker, records: list[dict[str, Any]]) -> Any:
    said = {"wangdi": "outbox", "v": 1, "device": walker.handset.device, "records": records}
    file = SimpleUploadedFile("outbox.json", json.dumps(said).encode())
    answer = browser.post(f"/field/phones/{walker.sign_in.phone_id}/take-in/", {"file": file})
    assert answer.status_code == 200
    return answer


def test_old_keys_open_until_their_records_are_in(walker: Walker) -> None:
    one = walker.visit()
    by_desk(walker, "renew_key", reason="每月更换")
    assert keys.current().id != walker.handset.key_id
    with later(24 * 31):
        assert keys.forget(clock.now()) == 0
    assert walker.send(one) == [APPLIED]
    entering.sign_off(walker.sign_in, unsent=0)
    with later(24 * 31):
        assert keys.forget(clock.now()) == 1
    assert ServerKey.objects.get(id=walker.handset.key_id).private is None


def test_an_acknowledgement_says_where_it_stands_in_the_log(walker: Walker) -> None:
    said = walker.post(walker.handset.envelope([walker.visit()], at=clock.now())).json()
    assert int(said["commit"]["lsn"]) > 0
    assert (said["archived"], said["keep_hours"]) == (None, 72)
    after = log_position.position()
    assert (after.epoch, int(after.lsn) >= int(said["commit"]["lsn"])) == (
        said["commit"]["epoch"],
        True,
    )


def test_somebody_asks_after_a_phone_that_may_hold_records_and_is_silent(walker: Walker) -> None:
    walker.send(walker.visit(ids.uuid7()), unsent=3)
    due = Duty.objects.unsettled().filter(kind=silence.SILENT)
    with later(11):
        assert silence.plan(clock.now()) == 0
    with later(12.1):
        assert [silence.plan(clock.now()) for _ in range(2)] == [1, 0]
        assert due.get().subject == walker.sign_in.phone_id
        walker.send(unsent=0)
        silence.plan(clock.now())
        assert not due.exists()


def test_a_gate_knows_what_its_phones_hold(walker: Walker) -> None:
    gate = ids.uuid7()
    SignIn.objects.update(checkpoint=gate)
    walker.send(unsent=5)
    assert queries.unsent_at([gate, ids.uuid7()]) == {gate: 5}


def test_a_picture_comes_in_pieces_and_finds_its_record(walker: Walker) -> None:
    content = telling_jpeg()
    address = f"/field/photo/{hashlib.sha256(content).hexdigest()}"
    one = walker.visit()
    half = len(content) // 2
    assert put(walker, address, one, content, 0, half).json()["have"] == half
    wrong = put(walker, address, one, content, 0, half)
    assert (wrong.status_code, wrong.json()["have"]) == (409, half)
    assert put(walker, address, one, content, half, len(content)).json()["done"] is True
    assert walker.send(one) == [APPLIED]
    assert photographs.claim_waiting() == 1
    kept = Attachment.objects.get(owner=one["key"])
    assert bytes(kept.content) == stripped(content, JPEG) != content
    assert put(walker, address, one, content, 0, half).json()["done"] is True


def test_a_picture_that_is_not_its_address_begins_again(walker: Walker) -> None:
    content, one = telling_jpeg(), walker.visit()
    address = f"/field/photo/{'0' * 64}"
    assert put(walker, address, one, content, 0, len(content)).status_code == 422
    assert Photograph.objects.count() == 0


def put(walker: Walker, address: str, one: Any, content: bytes, at: int, to: int) -> Any:
    asked = f"{address}?record={one['key']}&size={len(content)}&offset={at}"
    headers = {"X-Field-Shift": walker.handset.token}
    return walker.browser.put(asked, content[at:to], content_type="image/jpeg", headers=headers)


def test_the_neighbour_sees_no_phone_that_is_not_his(walker: Walker) -> None:
    address = f"/field/phones/{walker.sign_in.phone_id}/"
    assert walker.town.client("desk").get(address).status_code == 200
    assert walker.town.client("worker").get(address).status_code == 403


def test_receipts_keep_what_the_clocks_said(walker: Walker) -> None:
    with clock.frozen(clock.now()) as hand:
        wild = walker.visit(at="2038-01-19T03:14:08.000Z", mono=1000)
        hand.move(timedelta(minutes=10))
        assert walker.send(wild, mono=601_000) == [APPLIED]
        row = FieldReceipt.objects.get(key=wild["key"])
        assert (row.uncertain, row.happened_at) == (True, clock.now() - timedelta(minutes=10))
        visit = DoorVisit.objects.get(id=wild["key"])
        assert visit.visited_at == row.happened_at
