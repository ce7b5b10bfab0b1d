"""Writing down what is asked for: many households at once, each with its promise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care import catalogue
from wangdi.care.actions import chains, planning
from wangdi.care.actions.moving import tell
from wangdi.care.catalogue import Catalogue
from wangdi.care.models import DeliveryRun, Order, WasteChain
from wangdi.care.payloads import AskPayload
from wangdi.care.rules import promises
from wangdi.intake.commands import Applied, Known, Outcome, Record, Review, Work
from wangdi.people.models import Household, Person
from wangdi.quarantine.models import Episode

RUNNING = "notified"
MOST_OPEN = 30
MOST_AHEAD = 30
"""Days: an hour further ahead is a slip of the keys."""


@dataclass(frozen=True)
class Ground:
    """What asking needs to know of a batch, read at once."""

    catalogue: Catalogue
    homes: Mapping[UUID, Household]
    episodes: Mapping[UUID, UUID]
    people: Mapping[UUID, UUID]
    open: Mapping[UUID, int]
    slots: Mapping[tuple[UUID, str, str], UUID]
    chains: Mapping[UUID, WasteChain]


def running(households: Iterable[UUID]) -> dict[UUID, UUID]:
    """An episode that runs in each household where one does. One query."""
    rows = Episode.objects.filter(household__in=set(households), closed_at=None, state=RUNNING)
    return dict(rows.order_by("-id").values_list("household_id", "id"))


def ask(work: Work, records: Sequence[Record[AskPayload]]) -> list[Outcome]:
    """One order for each record that can be; whoever may not ask gets the sentence why."""
    known = _known(work, records)
    outcomes: list[Outcome] = []
    made: list[Order] = []
    for record in records:
        against = _refusal(work, known, record.payload)
        if against is None:
            made.append(_order(work, known, record))
            against = Applied(record.key)
        outcomes.append(against)
    write(work, known.catalogue, made)
    return outcomes


def write(work: Work, found: Catalogue, orders: Sequence[Order]) -> None:
    """Orders with their duties and facts; two statements."""
    Order.objects.bulk_create(orders, batch_size=2000)
    planning.asked(orders, work.now, found.section.accept_minutes)
    for one in orders:
        tell(work, "care.asked", one)


def new_order(
    key: UUID, work: Work, home: Household, found: Catalogue, kind: str, **more: object
) -> Order:
    """An order of a kind of the catalogue, with what the catalogue says of it now."""
    what = found.kinds[kind]
    given: dict[str, Any] = {"due_at": promises.due_at(work.now, what.minutes), **more}
    return Order(
        id=key,
        household=home,
        profile_id=found.profile,
        kind=kind,
        title=what.title.model_dump(),
        unit=what.unit,
        role=what.role,
        service=what.service or "",
        lifeline=what.lifeline,
        goods=what.goods,
        private=what.private,
        since=work.now,
        asked_at=work.now,
        asked_by=work.actor.id,
        asked_by_home=work.channel == "resident",
        **stamps(home),
        **given,
    )


def of_run(
    work: Work, run: DeliveryRun, keys: Sequence[UUID], homes: Sequence[Household]
) -> list[Order]:
    """One order of a run for each household, all at once."""
    found = catalogue.at(work.now)
    episodes = running(home.id for home in homes)
    orders = [
        new_order(
            *(key, work, home, found, run.kind),
            amount=run.amount, due_at=run.due_at, run=run, episode_id=episodes.get(home.id),
        )
        for key, home in zip(keys, homes, strict=True)
    ]  # fmt: skip
    write(work, found, orders)
    return orders


def _known(work: Work, records: Sequence[Record[AskPayload]]) -> Ground:
    asked = [record.payload for record in records]
    homes = {one.household for one in asked}
    people = Person.objects.living().filter(id__in={one.person for one in asked if one.person})
    waiting = Order.objects.open().filter(household__in=homes).values_list("household_id")
    slots = {one.slot for one in asked if one.slot}
    before = Order.objects.standing().filter(household__in=homes, slot__in=slots)
    found: dict[UUID, Household] = Household.objects.in_bulk(homes)
    waste = any(one.kind == "waste" for one in asked)
    return Ground(
        catalogue.at(work.now),
        found,
        running(homes),
        dict(people.values_list("id", "household_id")),
        dict(waiting.annotate(n=Count("id"))) if work.channel == "resident" else {},
        {row[:3]: row[3] for row in before.values_list("household_id", "kind", "slot", "id")}
        if slots
        else {},
        chains.of_homes(found.values()) if waste else {},
    )


def _refusal(work: Work, known: Ground, asked: AskPayload) -> Outcome | None:
    home, kind = known.homes[asked.household], known.catalogue.kinds.get(asked.kind)
    if kind is None or (work.channel == "resident" and not kind.asked_by_home):
        return Review("unknown_kind", _("This cannot be asked for here. Choose another."), "kind")
    if home.closed_on is not None:
        return Review("closed", _("This household file is closed."), "household")
    if asked.person and known.people.get(asked.person) != home.id:
        return Review("unknown_person", _("This person does not live here."), "person")
    if before := known.slots.get((home.id, asked.kind, asked.slot)):
        return Known(before)
    if asked.wanted_at and not 0 <= (asked.wanted_at - work.now).days <= MOST_AHEAD:
        return Review("hour", _("Choose an hour within the next 30 days."), "wanted_at")
    if known.open.get(home.id, 0) >= MOST_OPEN and not kind.lifeline:
        return Review("many", _("Much is open already. Please call your contact."), "kind")
    return None


def _order(work: Work, known: Ground, record: Record[AskPayload]) -> Order:
    asked = record.payload
    home, kind = known.homes[asked.household], known.catalogue.kinds[asked.kind]
    chain = known.chains.get(home.id) if asked.kind == "waste" else None
    due = promises.due_at(work.now, kind.minutes, wanted=asked.wanted_at)
    if asked.kind == "waste" and asked.slot:
        due = chains.due_at(chain, work.now)
    return new_order(
        *(record.key, work, home, known.catalogue, asked.kind),
        person_id=asked.person,
        episode_id=known.episodes.get(home.id),
        what=asked.what or None,
        amount=asked.amount,
        slot=asked.slot,
        due_at=due,
        chain=chain,
        holder_id=chain.holder_id if chain else None,
    )
