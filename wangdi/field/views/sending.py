"""`POST /field/sync`: the envelope is checked, its records are taken in, the answer comes last."""

from dataclasses import asdict

from django.http import HttpResponse

from wangdi.field import keys, log_position, receiving
from wangdi.field.opening import Hand
from wangdi.field.phone_pages import PhoneRequest, answer, phone_page, refused
from wangdi.field.rules import envelopes
from wangdi.field.rules.envelopes import MOST_BYTES, PROTOCOL, Envelope, Malformed
from wangdi.lib import clock


@phone_page(methods=("POST",))
def sync(request: PhoneRequest) -> HttpResponse:
    """Acknowledged after the commit, never before; sent again it is a duplicate."""
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return refused(413, "too_large")
    try:
        envelope = envelopes.read(body)
    except Malformed:
        return refused(400, "malformed")
    hand = _hand(request, envelope)
    told = receiving.take(envelope.records, hand, envelope)
    # What was sent names its own key, even one that is no UUID.
    names = [one.text("key") or str(one.key) for one in envelope.records]
    where = asdict(log_position.position())
    return answer(
        {
            "shift": request.sign_in.state(hand.received),
            "update": envelope.protocol != PROTOCOL,
            "answers": [
                {"key": name, "answer": one.answer, "reason": one.reason, "sentence": one.sentence}
                for name, one in zip(names, told, strict=True)
            ],
            "key": keys.as_json(keys.current()),
            "archived": where.pop("archived"),
            "commit": where,
            "keep_hours": log_position.KEEP_HOURS,
        }
    )


def _hand(request: PhoneRequest, envelope: Envelope) -> Hand:
    sign_in = request.sign_in
    return Hand(
        sign_in, sign_in.user.actor(), clock.now(), envelope.clock, protocol=envelope.protocol
    )
