"""Proposals that do not come of an arrival: contact again, a contact of the lists, a newcomer."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid5

from wangdi.intake.commands import Incoming
from wangdi.intake.models import Fact
from wangdi.leads.models import Lead
from wangdi.leads.words import Kind, Outcome
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import ProposePayload
from wangdi.quarantine.payloads_course import SuggestPayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.days import DAY, period
from wangdi.quarantine.section import NAME, Category, QuarantineSection
from wangdi.screening.models import Arrival

HERE = (Outcome.HERE_CONTROLLED.value, Outcome.HERE_UNDECIDED.value)
LIVES_WITH = {
    "zh": "与正在居家隔离医学观察的人员同住",
    "en": "Lives with somebody who is observed at home",
}


def apart(proposals: Sequence[Incoming]) -> tuple[list[Incoming], list[Incoming]]:
    """Proposals for people without a decided file, and those that would begin its days anew."""
    asked = {one.key: one.payload for one in proposals if isinstance(one.payload, ProposePayload)}
    rows = Episode.objects.open().of_people([payload.person for payload in asked.values()])
    files = {one.person_id: one for one in rows.exclude(state=states.PROPOSED)}
    fresh: list[Incoming] = []
    again: list[Incoming] = []
    for one in proposals:
        payload = asked[one.key]
        file = files.get(payload.person)
        if file is None or not _later(file, payload):
            fresh.append(one)
        else:
            again.append(Incoming(one.key, _anew(file, payload), one.made_at))
    return fresh, again


def _later(file: Episode, asked: ProposePayload) -> bool:
    """Whether this is another contact, after the one that the file began with."""
    if asked.arrival is not None and asked.arrival == file.arrival:
        return False
    then = period(asked.day_zero, asked.days)
    return then.day_zero > file.day_zero and then.last_day > file.last_day


def _anew(file: Episode, asked: ProposePayload) -> SuggestPayload:
    then = period(asked.day_zero, asked.days)
    return SuggestPayload(
        episode=file.id,
        kind="exposed",
        profile=asked.profile,
        day_zero=then.day_zero,
        last_day=then.last_day,
        reasons=asked.reasons,
    )


def from_leads(facts: Sequence[Fact]) -> list[Incoming]:
    """A proposal for each close contact found here who came from nowhere: no arrival tells of him.

    By the category that the profile of that day has for contacts; the key comes from the lead.
    """
    wanted = {fact.subject: fact for fact in facts if _found_here(fact)}
    leads = Lead.objects.filter(id__in=wanted, person__isnull=False, annulled_at=None)
    made = (_of_lead(one, wanted[one.id]) for one in leads.select_related("person"))
    return [one for one in made if one is not None]


def _found_here(fact: Fact) -> bool:
    told = fact.detail
    contact = told.get("kind_of_lead") == Kind.CLOSE_CONTACT.value
    return contact and told.get("outcome") in HERE and not told.get("arrival")


def _of_lead(lead: Lead, fact: Fact) -> Incoming | None:
    version = profiles.current(fact.at)
    section = profiles.section(version.id, QuarantineSection, NAME) if version else None
    category = _for_contacts(section) if section else None
    if version is None or category is None or lead.person is None:
        return None
    payload = ProposePayload(
        person=lead.person.id,
        household=lead.person.household_id,
        profile=version.id,
        category=category.code,
        measure=category.measure,
        day_zero=lead.arrived_on or clock.day_of(fact.at),
        days=category.days,
        reasons=[category.reason.model_dump()],
    )
    return Incoming(key_of_lead(lead.id), payload, fact.at)


def key_of_lead(lead: UUID) -> UUID:
    return uuid5(lead, "quarantine.propose")


def _for_contacts(section: QuarantineSection) -> Category | None:
    return next((one for one in section.categories if one.when.contact), None)


def undecided(keys: Sequence[UUID]) -> list[UUID]:
    """Those proposals of a rule that nobody has decided."""
    waiting = Episode.objects.filter(id__in=keys, state=states.PROPOSED, by_rule=True)
    return list(waiting.values_list("id", flat=True))


def from_newcomers(facts: Sequence[Fact]) -> list[Incoming]:
    """A proposal for each person who is born into a household in care, or joins one: until the

    day on which the others are free. Whoever arrived from elsewhere is asked by his arrival.
    """
    joined = {fact.subject: fact for fact in facts}
    people = Person.objects.living().filter(id__in=joined)
    arrived = Arrival.objects.filter(person__in=joined, annulled_at=None)
    skipped = set(arrived.values_list("person_id", flat=True))
    newcomers = {one.id: one for one in people if one.id not in skipped}
    files = _longest({one.household_id for one in newcomers.values()})
    own = Episode.objects.open().of_people(list(newcomers))
    in_care = set(own.values_list("person_id", flat=True))
    return [
        _of_newcomer(one, files[one.household_id], joined[one.id])
        for one in newcomers.values()
        if one.household_id in files and one.id not in in_care
    ]


def _longest(households: set[UUID]) -> Mapping[UUID, Episode]:
    """Of each household the file at home that ends last, among those decided."""
    rows = Episode.objects.open().filter(household__in=households).exclude(state=states.PROPOSED)
    return {one.household_id: one for one in rows.order_by("last_day", "id")}


def _of_newcomer(person: Person, file: Episode, fact: Fact) -> Incoming:
    moved = fact.detail.get("on")
    day_zero = date.fromisoformat(moved) if moved else person.entered_on
    left = (file.last_day - day_zero) // DAY
    payload = ProposePayload(
        person=person.id,
        household=person.household_id,
        profile=file.profile_id,
        category=file.category,
        measure=file.measure,
        day_zero=day_zero,
        days=max(1, left),
        reasons=[LIVES_WITH],
    )
    return Incoming(uuid5(person.id, f"{file.id}:quarantine.propose"), payload, fact.at)
