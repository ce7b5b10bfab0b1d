"""What phones were told, held against what stands in the database."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.db.models import QuerySet, Sum

from wangdi.field.models import FieldReceipt, Parked, Sending
from wangdi.intake.models import Fact, Key, ReviewItem, Undelivered
from wangdi.lib import bulk
from wangdi.screening.models import Arrival, DoorVisit, FoundDoor
from wangdi.world.bench.results import Result, result
from wangdi.world.proving import hearing
from wangdi.world.proving.sync.records import ARRIVAL, FOUND, VISIT
from wangdi.world.proving.sync.street import MADE, SEEN

VERBS = {
    VISIT: "screening.visited",
    ARRIVAL: "screening.arrival_recorded",
    FOUND: "screening.door_found",
}
NOTE = r"^[0-9a-f]{6}-\d+$"


def results(folder: Path) -> list[Result]:
    """One line for each promise, and how much was done under it."""
    made: dict[str, str] = dict(json.loads((folder / MADE).read_text()))
    told = Counter(key for key, _answer in _told(folder))
    stored = {command: _stored(command, made) for command in VERBS}
    changes = set().union(*stored.values())
    kept = _texts(ReviewItem.objects.filter(key__in=made).values_list("key", flat=True))
    ledger = _texts(Key.objects.filter(key__in=made).values_list("key", flat=True))
    seen: dict[str, int] = json.loads((folder / SEEN).read_text())
    return [
        result("lost_after_acknowledgement", len(told.keys() - changes - kept), "records", 0),
        result("duplicates", _doubles() + len(changes & kept), "records", 0),
        result("silently_dropped", len(made.keys() - ledger), "records", 0),
        result("in_the_ledger_without_a_trace", len(ledger - changes - kept), "records", 0),
        result("applied_and_review_not_received", abs(len(made) - len(changes | kept)), "", 0),
        result("sendings_that_do_not_add_up", _not_adding_up(), "records", 0),
        result("changes_without_one_event", _without_event(made, stored), "records", 0),
        result("changes_without_one_fact", _without_fact(stored[ARRIVAL]), "records", 0),
        result("facts_undelivered", hearing.undelivered(), "facts", 0),
        result("facts_set_aside", Undelivered.objects.count(), "facts", 0),
        result("facts_delivered_twice", hearing.twice(), "facts", 0),
        result("still_waiting", Parked.objects.count(), "records", 0),
        result("without_receipt", len(made) - _receipts(made), "records", 0),
        result("records", len(made), "records"),
        result("applied", len(changes), "records"),
        result("facts_of_them", len(stored[ARRIVAL]), "facts"),
        result("kept_for_review", len(kept), "records"),
        result("acknowledgements", sum(told.values()), "answers"),
        *(result(name.replace(" ", "_"), seen[name], "requests") for name in sorted(seen)),
    ]


def _told(folder: Path) -> Iterator[tuple[str, str]]:
    for file in folder.glob("told-*"):
        for line in file.read_text().splitlines():
            key, answer = json.loads(line)
            yield key, answer


def _stored(command: str, made: dict[str, str]) -> set[str]:
    """Keys of this command whose change stands in its own table."""
    keys = [key for key, name in made.items() if name == command]
    if command == FOUND:
        return _texts(FoundDoor.objects.filter(id__in=keys).values_list("id", flat=True))
    if command == ARRIVAL:
        return _texts(Arrival.objects.filter(id__in=keys).values_list("id", flat=True))
    return _texts(DoorVisit.objects.filter(id__in=keys).values_list("id", flat=True))


def _texts(keys: object) -> set[str]:
    return {str(key) for key in keys}  # type: ignore[attr-defined]


def _doubles() -> int:
    """Visits with the same words: each phone writes a note that nobody else writes."""
    notes = DoorVisit.objects.filter(note__regex=NOTE)
    return notes.count() - notes.values("note").distinct().count()


def _not_adding_up() -> int:
    """By what the sums of sendings differ, and what their batches applied beyond the changes."""
    sums = Sending.objects.aggregate(
        *(Sum(name) for name in ("received", "applied", "duplicate", "review", "later"))
    )
    received = sums.pop("received__sum") or 0
    return abs(int(received) - sum(int(value or 0) for value in sums.values()))


def _without_event(made: dict[str, str], stored: dict[str, set[str]]) -> int:
    """Changes that have no event of their own, or more than one."""
    wrong = 0
    for command, verb in VERBS.items():
        rows = bulk.execute(
            "SELECT k.key, count(e.id) FROM intake_key k LEFT JOIN intake_event e"
            " ON e.subject = coalesce(k.subject, k.key) AND e.batch = k.batch AND e.verb = %s"
            " WHERE k.key = ANY(%s::uuid[]) GROUP BY k.key",
            [verb, sorted(stored[command])],
        )
        wrong += sum(count != 1 for _key, count in rows) + len(stored[command]) - len(rows)
    return wrong


def _without_fact(arrivals: set[str]) -> int:
    """Arrivals of which nobody was told, or more than once."""
    kind, told = VERBS[ARRIVAL], Counter[str]()
    told.update(_listed(Fact.objects.filter(kind=kind, subject__in=arrivals)))
    return sum(told[one] != 1 for one in arrivals)


def _listed(facts: QuerySet[Fact]) -> list[str]:
    return [str(one) for one in facts.values_list("subject", flat=True)]


def _receipts(made: dict[str, str]) -> int:
    return FieldReceipt.objects.filter(key__in=made).count()
