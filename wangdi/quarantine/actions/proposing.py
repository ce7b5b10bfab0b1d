"""From a returnee's arrival to a proposal, by the rule of the profile."""

from collections.abc import Container, Sequence
from datetime import date
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Incoming, Outcome, Record, Review, Work
from wangdi.intake.models import Fact
from wangdi.lib import clock
from wangdi.profiles import queries as profiles
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions.moving import tell
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import ProposePayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.days import period
from wangdi.quarantine.rules.proposing import Journey, Proposal, other_province, propose
from wangdi.quarantine.section import NAME, QuarantineSection
from wangdi.screening.models import Arrival


def from_arrivals(facts: Sequence[Fact]) -> list[Incoming]:
    """A proposal for each arrival that the profile of that day asks something of.

    The key comes from the arrival, so that a fact delivered twice proposes once. An arrival that
    was annulled meanwhile, or of somebody not in the ledger, proposes nothing.
    """
    wanted = {fact.subject: fact for fact in facts}
    arrivals = Arrival.objects.filter(id__in=wanted, annulled_at=None, person__isnull=False)
    made = (_incoming(one, wanted[one.id]) for one in arrivals.select_related("person"))
    return [incoming for incoming in made if incoming is not None]


def _incoming(arrival: Arrival, fact: Fact) -> Incoming | None:
    version = profiles.current(fact.at)
    if version is None or arrival.person is None:
        return None
    proposal = asked_of(arrival, version)
    if proposal is None:
        return None
    payload = ProposePayload(
        person=arrival.person.id,
        household=arrival.person.household_id,
        profile=version.id,
        category=proposal.category.code,
        measure=proposal.category.measure,
        day_zero=proposal.period.day_zero,
        days=proposal.category.days,
        arrival=arrival.id,
        reasons=[proposal.category.reason.model_dump()],
    )
    return Incoming(uuid5(arrival.id, "quarantine.propose"), payload, fact.at)


def asked_of(arrival: Arrival, version: ProfileVersion) -> Proposal | None:
    """What a version of the rules proposes for an arrival; None where it asks nothing."""
    section = profiles.section(version.id, QuarantineSection, NAME)
    return propose(section, _journey(arrival, version)) if section else None


def undecided(arrivals: Sequence[UUID]) -> list[UUID]:
    """Proposals of the rule for these arrivals that nobody has decided; by their keys."""
    waiting = Episode.objects.filter(state=states.PROPOSED, by_rule=True, arrival__in=arrivals)
    return list(waiting.values_list("id", flat=True))


def _journey(arrival: Arrival, version: ProfileVersion) -> Journey:
    return Journey(
        arrived_on=arrival.arrived_on,
        left_on=arrival.left_on,
        key_area=arrival.key_area,
        other_province=other_province(arrival.origin_code, version.content["area"]),
        contact=arrival.contact,
    )


def begin(work: Work, records: Sequence[Record[ProposePayload]]) -> list[Outcome]:
    """Enter proposals; who has an open episode already is left to a person."""
    people = [record.payload.person for record in records]
    taken = set(Episode.objects.open().of_people(people).values_list("person_id", flat=True))
    outcomes: list[Outcome] = []
    begun: list[Episode] = []
    for record in records:
        against = _objection(work, record.payload, taken)
        if against is not None:
            outcomes.append(against)
            continue
        taken.add(record.payload.person)
        begun.append(_episode(work, record))
        outcomes.append(Applied(record.key))
    Episode.objects.bulk_create(begun, batch_size=1000)
    for episode in begun:
        tell(work, "quarantine.proposed", episode)
    return outcomes


def _objection(work: Work, asked: ProposePayload, taken: Container[UUID]) -> Review | None:
    if asked.person in taken:
        sentence = _("There is an open file for this person already. Look at it first.")
        return Review("open_episode", sentence, "person")
    section = profiles.section(asked.profile, QuarantineSection, NAME)
    if section is None or asked.measure not in section.measures:
        return Review("no_such_measure", _("The rules do not know this measure."), "measure")
    return None if work.actor.is_system else _odd_days(asked, clock.day_of(work.now))


def _odd_days(asked: ProposePayload, today: date) -> Review | None:
    """A rule counts from the travel; a person may err in the day."""
    if asked.day_zero > today:
        return Review("future", _("Day zero is still to come."), "day_zero")
    if period(asked.day_zero, asked.days).last_day < today:
        sentence = _("All these days are over; nothing would be left to do.")
        return Review("days_over", sentence, "day_zero")
    return None


def _episode(work: Work, record: Record[ProposePayload]) -> Episode:
    asked = record.payload
    counted = period(asked.day_zero, asked.days)
    return Episode(
        id=record.key,
        person_id=asked.person,
        household_id=asked.household,
        profile_id=asked.profile,
        category=asked.category,
        measure=asked.measure,
        day_zero=counted.day_zero,
        last_day=counted.last_day,
        release_from=counted.release_from,
        arrival=asked.arrival,
        reasons=asked.reasons,
        by_rule=work.actor.is_system,
        proposed_at=work.now,
        proposed_by=work.actor.id,
        **stamps(record.stamp),
    )
