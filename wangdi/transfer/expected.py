"""Who is expected, as the rooms above know it: each offers a source, the worker asks it.

expected.register("declarations", source)           # in the upper room's wiring.py
def source(first: date, last: date) -> Iterable[ExpectPayload]   # with `source` and `source_ref`
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.transfer.models import Handover
from wangdi.transfer.payloads import ExpectPayload

Source = Callable[[date, date], Iterable[ExpectPayload]]
AHEAD = timedelta(days=7)
SPACE = UUID("5b1f3c1e-6c0e-5d38-9d5e-0f6a4e5f7a11")
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Offer people who are expected; each payload names its `source_ref`. Again replaces it."""
    _sources[name] = source


def pull() -> int:
    """Take in whom the sources expect from today on and who is not known here; how many."""
    today = clock.today()
    offered = {
        (one.source, one.source_ref): one
        for source in _sources.values()
        for one in source(today, today + AHEAD)
        if one.source_ref is not None
    }
    refs = {ref for _source, ref in offered}
    known = Handover.objects.filter(source_ref__in=refs).values_list("source", "source_ref")
    fresh = [one for key, one in offered.items() if key not in set(known)]
    if not fresh:
        return 0
    records = [Incoming(uuid5(SPACE, f"{one.source}:{one.source_ref}"), one) for one in fresh]
    answers = submit(
        actor=system("transfer"), command="transfer.expect", records=records, channel="clock"
    )
    return answers.applied
