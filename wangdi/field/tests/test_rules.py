"""Clocks and envelopes without a database, and the vectors that both sides hold."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wangdi.field import sealing
from wangdi.field.rules import clocks, envelopes
from wangdi.field.rules.clocks import Told
from wangdi.field.rules.envelopes import Malformed
from wangdi.field.sealing import Closed, Place

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
NOON = datetime(2022, 3, 22, 4, tzinfo=UTC)
BEGAN = NOON - timedelta(hours=4)
HOUR = 3_600_000
PAST, FUTURE = datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 19, tzinfo=UTC)


def place_of(record) -> Place:
    return Place._make([*(record[name] for name in Place._fields[:-1]), str(record["mono"])])


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("made", "sent", "happened", "uncertain", "skewed"),
    [
        # Every clock runs: an hour ago.
        (Told(at(-1), 0, "a"), Told(at(0), HOUR, "a"), at(-1), False, False),
        # The wall clock is two days ahead, evenly: an hour ago, marked.
        (Told(at(47), 0, "a"), Told(at(48), HOUR, "a"), at(-1), False, True),
        # Somebody set the wall clock meanwhile: the one that nobody sets counts.
        (Told(at(-900), 0, "a"), Told(at(0), HOUR, "a"), at(-1), True, True),
        # 1970 and 2038.
        (
            Told(PAST, 0, "a"),
            Told(at(0), HOUR, "a"),
            at(-1),
            True,
            True,
        ),
        (
            Told(FUTURE, 0, "a"),
            Told(at(0), HOUR, "a"),
            at(-1),
            True,
            True,
        ),
        # Restarted since: the wall clock, within the sign-in.
        (Told(at(-1), 9, "a"), Told(at(0), 5, "b"), at(-1), True, False),
        (Told(at(-90), 9, "a"), Told(at(0), 5, "b"), BEGAN, True, False),
        (Told(at(90), 9, "a"), Told(at(0), 5, "b"), NOON, True, False),
        # No time at all.
        (Told(None, None, None), Told(None, None, None), NOON, True, False),
        (Told(None, 0, "a"), Told(None, HOUR, "a"), at(-1), True, True),
        # A monotonic clock that ran backwards, or for longer than time lasts.
        (Told(at(-1), HOUR, "a"), Told(at(0), 0, "a"), at(-1), True, False),
        (Told(at(-1), 0, "a"), Told(at(0), 2**63 - 1, "a"), at(-1), True, False),
    ],
)
def test_when_it_happened(made, sent, happened, uncertain, skewed) -> None:
    found = clocks.reckon(made, sent, began=BEGAN, received=NOON)
    assert (found.at, found.uncertain, found.skewed) == (happened, uncertain, skewed)


def test_of_a_long_life_nothing_overflows() -> None:
    first = datetime(1900, 1, 1, tzinfo=UTC)
    found = clocks.reckon(Told(first, 0, "a"), Told(NOON, 2**52, "a"), began=BEGAN, received=NOON)
    assert found.uncertain


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["record"]["command"])
def test_the_vectors_open_and_seal(case) -> None:
    house, record = VECTORS["house"], case["record"]
    place = place_of(record)
    assert place.as_bytes.decode() == case["place"]
    sealed = sealing.from_text(record["sealed"])
    private = sealing.private_of(sealing.from_text(house["private"]))
    assert sealing.key_of(sealed) == house["id"]
    assert sealing.unseal(private, place, sealed).decode() == case["plain"]
    assert sealing.to_text(sealing.mac_of(case["token"], place, sealed)) == record["mac"]
    own = sealing.private_of(sealing.from_text(case["ephemeral_private"]))
    nonce, public = (sealing.from_text(text) for text in (case["nonce"], house["public"]))
    again = sealing.seal_with(own, nonce, public, house["id"], (place, case["plain"].encode()))
    assert again == sealed


@pytest.mark.parametrize("name", Place._fields)
def test_a_box_moved_elsewhere_does_not_open(name) -> None:
    [case, *_others] = VECTORS["cases"]
    record = case["record"]
    place = place_of(record)
    private = sealing.private_of(sealing.from_text(VECTORS["house"]["private"]))
    sealed = sealing.from_text(record["sealed"])
    with pytest.raises(Closed):
        sealing.unseal(private, place._replace(**{name: "another"}), sealed)


def test_no_byte_of_a_box_may_change() -> None:
    record = VECTORS["cases"][0]["record"]
    place = place_of(record)
    private = sealing.private_of(sealing.from_text(VECTORS["house"]["private"]))
    sealed = sealing.from_text(record["sealed"])
    # The two bytes of the key's number only say which key to try.
    for number in {*range(len(sealed))} - {1, 2}:
        changed = bytearray(sealed)
        changed[number] ^= 1
        with pytest.raises(Closed):
            sealing.unseal(private, place, bytes(changed))


@pytest.mark.parametrize("text", ["a", "é", "a=", "a b", "+/"])
def test_other_spellings_of_bytes_are_none(text) -> None:
    with pytest.raises(Closed):
        sealing.from_text(text)


@pytest.mark.parametrize(
    "body", [b"", b"7", b"[]", b"{}", b'{"v":"1"}', b'{"v":1,"records":[[]]}', b"\xff", b"[" * 9**6]
)
def test_what_is_no_envelope(body) -> None:
    with pytest.raises(Malformed):
        envelopes.read(body)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"key": 7, "made_at": 10**400, "mono": -1, "boot": {}},
        {"key": "0" * 36, "made_at": "9999-12-31T23:59:59.999-24:00", "mono": 1.5},
        {"made_at": "2022-03-22T01:02:03", "mono": True},
    ],
)
def test_nothing_in_a_record_makes_an_envelope_malformed(record) -> None:
    [read] = envelopes.read(json.dumps({"v": 1, "records": [record]}).encode()).records
    assert read.made == Told(None, None, None)
    assert read.key == envelopes.records([record])[0].key
