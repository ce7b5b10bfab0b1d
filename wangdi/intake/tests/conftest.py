"""A command of the tests' own, over a temporary table: notes that belong to a community."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from wangdi.intake import facts, gate, registry
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk

KNOWN_COMMUNITIES = (1, 2)


class NotePayload(Payload):
    community: int
    words: str


class WriteNote(Command[NotePayload]):
    name = "test.write_note"
    permission = "test.write"
    event = "test.note_written"
    subject_kind = "note"
    Payload = NotePayload

    def locate(self, payloads: Sequence[NotePayload]) -> list[Stamp | None]:
        return [
            Stamp(payload.community) if payload.community in KNOWN_COMMUNITIES else None
            for payload in payloads
        ]

    def apply(self, work: Work, records: Sequence[Record[NotePayload]]) -> list[Outcome]:
        bulk.insert(
            "note",
            {"id": "uuid", "words": "text"},
            [(record.key, record.payload.words) for record in records],
        )
        for record in records:
            work.fact("test.noted", about="note", subject=record.key, stamp=record.stamp)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if reason == "too late":
            raise Refused("It is too late.")
        bulk.execute("DELETE FROM note WHERE id = ANY(%s)", [list(keys)])


class WriteGraveNote(WriteNote):
    name = "test.write_grave_note"
    event = "test.grave_note_written"
    second_person = "test.agree"


class Keeper:
    """Anna may all in community 1; Ben may agree there; nobody else may anything."""

    def allow(self, actor: Actor, permission: str, stamps: Sequence[Stamp]) -> list[bool]:
        may = {"Anna": {"test.write", "test.agree"}, "Ben": {"test.agree"}}.get(actor.label, set())
        return [permission in may and stamp.community == 1 for stamp in stamps]

    def scope_setting(self, actor: Actor) -> str:
        return "1"


@pytest.fixture
def notes(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Ask `notes()` for all words written, sorted."""
    bulk.execute(
        "CREATE TEMPORARY TABLE note (id uuid PRIMARY KEY, words text CHECK (words <> 'poison'))"
    )
    monkeypatch.setattr(registry, "_commands", dict(registry._commands))
    monkeypatch.setattr(facts, "_receivers", {})
    monkeypatch.setattr(gate, "_keeper", Keeper())
    registry.register(WriteNote(), WriteGraveNote())
    yield lambda: sorted(words for (words,) in bulk.execute("SELECT words FROM note"))
    bulk.execute("DROP TABLE IF EXISTS note")


@pytest.fixture
def anna() -> Actor:
    return Actor(1, "Anna")


@pytest.fixture
def ben() -> Actor:
    return Actor(2, "Ben")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The tests read the source sentences, whatever language the house speaks."""
    with translation.override("en"):
        yield
