"""Households entrusted by name. Households live above this room, so it asks through a port."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wangdi.access.models import Assignment
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock

Locator = Callable[[Sequence[UUID]], dict[UUID, Stamp]]


def _nowhere(households: Sequence[UUID]) -> dict[UUID, Stamp]:
    return {}


_locate: Locator = _nowhere


def set_locator(locate: Locator) -> None:
    """Registered once, by the room of the households: their stamps, unknown ones left out."""
    global _locate
    _locate = locate


def stamps(households: Sequence[UUID]) -> dict[UUID, Stamp]:
    return _locate(households)


@dataclass(frozen=True, slots=True)
class Entrusted:
    """`source` is the record for whose sake it is, such as an episode; `why` is shown to people."""

    user: int
    household: UUID
    why: str
    source: UUID | None = None


def entrust(wanted: Iterable[Entrusted], *, since: date | None = None) -> int:
    """Entrust households to users inside a command of a room above; the number that was new.

    What is entrusted already for the same source stays as it is.
    """
    drafts = list(dict.fromkeys(wanted))
    open_now = Assignment.objects.filter(
        valid_to=None, household__in={draft.household for draft in drafts}
    )
    known = set(open_now.values_list("user_id", "household", "source"))
    day = since or clock.today()
    new = [
        Assignment(
            user_id=draft.user,
            household=draft.household,
            why=draft.why,
            source=draft.source,
            valid_from=day,
        )
        for draft in drafts
        if (draft.user, draft.household, draft.source) not in known
    ]
    return len(Assignment.objects.bulk_create(new, batch_size=2000))


def take_back(sources: Iterable[UUID]) -> int:
    """End what was entrusted for the sake of these records; the number ended."""
    still = Assignment.objects.filter(source__in=list(sources), valid_to=None)
    return still.update(valid_to=clock.today())
