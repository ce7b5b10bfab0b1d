"""What the phones were told, held against what stands in the database."""

from collections.abc import Iterable, Sequence

from wangdi.intake.models import Event, ReviewItem, Undelivered
from wangdi.lib import bulk
from wangdi.screening.models import Arrival, DoorVisit
from wangdi.world.bench.results import Result, result
from wangdi.world.proving import hearing
from wangdi.world.proving.phones import Phone

NOTE = r"^\d+-\d+-\d+$"
VERBS = ("screening.visited", "screening.arrival_recorded")
SUMS = """
SELECT coalesce(sum(received), 0), coalesce(sum(applied), 0),
       coalesce(sum(applied + duplicate + review), 0)
FROM intake_batch WHERE id IN (SELECT batch FROM intake_key WHERE key = ANY(%s::uuid[]))
"""


def results(phones: Sequence[Phone]) -> list[Result]:
    """One line for each promise, and how much was done under it."""
    told = [line for phone in phones for line in phone.answers()]
    first = [one for line in told if not line["again"] for one in line["each"]]
    again = [one for line in told if line["again"] for one in line["each"]]
    sent = [key for key, _answer in first]
    visits, arrivals = DoorVisit.objects.filter(id__in=sent), Arrival.objects.filter(id__in=sent)
    changes = visits.count() + arrivals.count()
    events = Event.objects.filter(subject__in=sent, verb__in=VERBS)
    [[received, applied, answered]] = bulk.execute(SUMS, [sent])
    kept = set(map(str, ReviewItem.objects.filter(key__in=sent).values_list("key", flat=True)))
    found = visits.values_list("id").union(arrivals.values_list("id"))
    stored = {str(key) for [key] in found}
    aside = Undelivered.objects.count()
    return [
        result("lost_after_acknowledgement", len(set(sent) - stored - kept), "records", 0),
        result("duplicates", _doubles(phones) + len(stored & kept), "records", 0),
        result("not_accounted_for", abs(int(received) - int(answered)), "records", 0),
        result("applied_without_a_change", abs(int(applied) - changes), "records", 0),
        result("changes_without_one_event", abs(events.count() - changes), "records", 0),
        result("again_but_not_duplicate", _not_duplicate(again), "records", 0),
        result("facts_undelivered", hearing.undelivered() + aside, "facts", 0),
        result("facts_delivered_twice", hearing.twice(), "facts", 0),
        result("records", len(sent), "records"),
        result("applied", changes, "records"),
        result("facts_of_them", arrivals.count(), "facts"),
        result("kept_for_review", len(kept), "records"),
        result("sent_again", len(again), "records"),
    ]


def _doubles(phones: Sequence[Phone]) -> int:
    """Visits with the same words: each phone writes a note that nobody else writes."""
    notes = DoorVisit.objects.filter(round=phones[0].canvass).filter(note__regex=NOTE)
    return notes.count() - notes.values("note").distinct().count()


def _not_duplicate(again: Iterable[Sequence[str]]) -> int:
    return sum(answer != "duplicate" for _key, answer in again)
