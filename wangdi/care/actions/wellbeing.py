"""Answers to the short screen, and what a person decided about them."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.care import catalogue
from wangdi.care.actions import asking, planning
from wangdi.care.models import WellbeingCheck
from wangdi.care.payloads import DecideWellbeingPayload, WellbeingPayload
from wangdi.care.rules import wellbeing as rules
from wangdi.duties import actions as duties
from wangdi.duties.actions import Settled
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.lib import ids
from wangdi.people.models import Household, Person

COUNSELLING = "counselling"


def answer(work: Work, records: Sequence[Record[WellbeingPayload]]) -> list[Outcome]:
    """Keep the answers sealed; who should be looked at becomes somebody's duty, nothing else."""
    found = catalogue.at(work.now)
    questions = [one.code for one in found.screen.questions]
    homes = Household.objects.in_bulk({record.payload.household for record in records})
    wanted = {record.payload.person for record in records if record.payload.person}
    people = dict(Person.objects.filter(id__in=wanted).values_list("id", "household_id"))
    outcomes: list[Outcome] = []
    made: list[WellbeingCheck] = []
    for record in records:
        asked = record.payload
        if rules.missing(asked.answers, questions):
            said = _("Please answer every question; no answer is never read as none.")
            outcomes.append(Review("missing", said))
        elif asked.person and people.get(asked.person) != asked.household:
            said = _("This person does not live here.")
            outcomes.append(Review("unknown_person", said, "person"))
        else:
            made.append(_check(work, record, homes[asked.household], found.screen.refer_from))
            outcomes.append(Applied(record.key))
    WellbeingCheck.objects.bulk_create(made)
    _settle_asking(work, made)
    labels = {one.id: one.address for one in homes.values()}
    flagged = [one for one in made if one.flagged]
    planning.to_look_at(flagged, found.section.look_minutes, labels)
    return outcomes


def decide(work: Work, records: Sequence[Record[DecideWellbeingPayload]]) -> list[Outcome]:
    """Refer, which asks for a talk, or not; either with a reason and a name."""
    rows = WellbeingCheck.objects.select_for_update(of=("self",)).select_related("household")
    held = rows.in_bulk({record.payload.check for record in records})
    found = catalogue.at(work.now)
    outcomes: list[Outcome] = []
    done: list[WellbeingCheck] = []
    for record in records:
        check = held[record.payload.check]
        if check.referred is not None:
            outcomes.append(Review("decided", _("Somebody decided about this already.")))
            continue
        check.referred, check.reason = record.payload.refer, record.payload.reason
        check.decided_at, check.decided_by = work.now, work.actor.id
        check.decided_by_label = work.actor.label
        done.append(check)
        outcomes.append(Applied(check.id))
    _refer(work, [one for one in done if one.referred], found)
    for one in done:
        one.save()
    duties.settle(
        planning.LOOK,
        (Settled(one.id, None, work.now, work.actor.id, one.id) for one in done),
    )
    return outcomes


def take_back(work: Work, keys: Sequence[UUID], reason: str) -> None:
    checks = WellbeingCheck.objects.filter(id__in=keys)
    if checks.exclude(referred=None).exists():
        raise Refused(_("Somebody decided about this already."))
    checks.update(annulled_at=work.now)
    duties.withdraw(planning.LOOK, list(keys), reason)


def _refer(work: Work, checks: Sequence[WellbeingCheck], found: catalogue.Catalogue) -> None:
    orders = []
    for one in checks:
        order = asking.new_order(
            *(ids.uuid7(), work, one.household, found, COUNSELLING),
            person_id=one.person_id,
            what=one.reason,
        )
        one.order = order
        orders.append(order)
    asking.write(work, found, orders)


def _check(
    work: Work, record: Record[WellbeingPayload], home: Household, refer_from: int
) -> WellbeingCheck:
    asked = record.payload
    total = rules.score(asked.answers)
    return WellbeingCheck(
        id=record.key,
        household=home,
        person_id=asked.person,
        answers=asked.answers,
        score=total,
        wants_to_talk=asked.wants_to_talk,
        flagged=rules.needs_a_look(total, refer_from, wants_to_talk=asked.wants_to_talk),
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(home),
    )


def _settle_asking(work: Work, made: Sequence[WellbeingCheck]) -> None:
    """Who answered need not be asked: what had opened of the question is settled."""
    episodes = asking.running(one.household_id for one in made)
    duties.settle(
        planning.ASK_HOW,
        (Settled(episode, None, work.now, work.actor.id, None) for episode in episodes.values()),
    )
