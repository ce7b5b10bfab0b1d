import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.timing import best
from wangdi.lib import crypto
from wangdi.lib.crypto.keyring import ring_file
from wangdi.lib.ids import uuid7, uuid7s

ROW = uuid7()


@pytest.fixture(params=["intl", "gm"])
def ring(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WANGDI_KEYRING", crypto.new_ring(request.param))
    crypto.keyring.cache_clear()
    yield request.param
    crypto.keyring.cache_clear()


@pytest.mark.usefixtures("ring")
def test_a_sealed_value_opens_for_its_row_only() -> None:
    sealed = crypto.seal("person", "id_number", ROW, "王".encode())
    assert crypto.unseal("person", "id_number", ROW, sealed) == "王".encode()
    for table, column, row in [
        ("visit", "id_number", ROW),
        ("person", "phone", ROW),
        ("person", "id_number", uuid7()),
    ]:
        with pytest.raises(crypto.Unreadable):
            crypto.unseal(table, column, row, sealed)


def test_the_format(ring: str) -> None:
    sealed = crypto.seal("person", "phone", 7, b"12345")
    assert sealed[:3] == (b"\x01\x00\x01" if ring == "intl" else b"\x02\x00\x01")
    assert len(sealed) == 1 + 2 + 12 + 5 + 16
    assert crypto.seal("person", "phone", 7, b"12345") != sealed


@pytest.mark.usefixtures("ring")
def test_every_damage_gives_the_same_answer() -> None:
    sealed = crypto.seal("person", "phone", ROW, b"13800000000")
    damaged = [b"", sealed[:20], sealed[:-1] + b"\x00\x00", b"\x09" + sealed[1:]]
    damaged += [sealed[:1] + b"\x00\x09" + sealed[3:]]
    for blob in damaged:
        with pytest.raises(crypto.Unreadable, match=r"^A sealed value does not open\.$") as caught:
            crypto.unseal("person", "phone", ROW, blob)
        assert caught.value.__cause__ is None


@pytest.mark.usefixtures("ring")
def test_many_keep_their_order_and_null_stays_null() -> None:
    rows = uuid7s(3)
    sealed = crypto.seal_all("t", "c", list(zip(rows, [b"a", None, b"c"], strict=True)))
    assert crypto.unseal_all("t", "c", zip(rows, sealed, strict=True)) == [b"a", None, b"c"]


@pytest.mark.usefixtures("ring")
def test_a_blind_index_tells_equality_within_its_column_only() -> None:
    index = crypto.blind_index("person", "phone", b"13800000000")
    assert len(index) == 16
    assert index == crypto.blind_index("person", "phone", b"13800000000")
    assert index != crypto.blind_index("person", "phone", b"13800000001")
    assert index != crypto.blind_index("visit", "phone", b"13800000000")


def test_values_of_a_retired_key_and_suite_still_open(monkeypatch: pytest.MonkeyPatch) -> None:
    old = crypto.parse_ring(crypto.new_ring("intl"))
    young = crypto.parse_ring(crypto.new_ring("gm"))
    both = crypto.KeyRing(young.suite, 2, {1: old.seal[1], 2: young.seal[1]}, old.index)
    monkeypatch.setattr("wangdi.lib.crypto.sealing.keyring", lambda: old)
    sealed = crypto.seal("t", "c", ROW, b"x")
    monkeypatch.setattr("wangdi.lib.crypto.sealing.keyring", lambda: both)
    assert crypto.unseal("t", "c", ROW, sealed) == b"x"
    assert crypto.seal("t", "c", ROW, b"x")[:3] == b"\x02\x00\x02"


def test_the_ring_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WANGDI_KEYRING", raising=False)
    monkeypatch.setenv("WANGDI_HOME", str(tmp_path))
    crypto.keyring.cache_clear()
    made = crypto.keyring()
    crypto.keyring.cache_clear()
    assert crypto.keyring() == made
    crypto.keyring.cache_clear()
    path = ring_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["keyring.json"]
    assert not any(repr(key)[2:-1] in repr(made) for key in [*made.seal.values(), made.index])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"suite": "rot13", "current": 1, "seal": {"1": "QUFB"}, "index": "QUFB"}',
        '{"suite": "intl", "current": 1, "seal": {"1": "QUFB"}, "index": "QUFB"}',
        '{"suite": "intl", "current": 2, "seal": {"1": "QUFB"}, "index": "QUFB"}',
    ],
)
def test_a_bad_ring_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(crypto.BadKeyRing) as caught:
        crypto.parse_ring(text)
    assert "QUFB" not in str(caught.value)


def test_two_values_for_a_subdistrict_are_sealed_in_a_moment() -> None:
    items = [(row, b"999999198001010011") for row in uuid7s(94_067)]
    assert best(lambda: crypto.seal_all("person", "id_number", items)) < 1
