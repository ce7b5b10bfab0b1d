"""Somebody was seen outside: ask what the household needs, help, and only then refer, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving, teams
from wangdi.quarantine.models import Breach, Episode
from wangdi.quarantine.payloads_course import BreachPayload, ContactPayload, ReferPayload
from wangdi.quarantine.rules.days import DAY

CADRE = "cadre"


def report(
    work: Work, records: Sequence[Record[BreachPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Keep what was seen; the community's contact asks what the household needs."""
    outcomes: list[Outcome] = []
    made: list[Breach] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        against = moving.refusal(episode, "report_breach", work.now) or _when(work, asked)
        if against is None:
            made.append(_breach(work, record, episode))
            moving.tell(work, "quarantine.breached", episode)
        outcomes.append(against or Applied(episode.id))
    Breach.objects.bulk_create(made)
    _plan(work, made)
    return outcomes


def _when(work: Work, asked: BreachPayload) -> Review | None:
    if asked.at > work.now:
        return Review("future", _("This time is still to come."), "at")
    return None


def _breach(work: Work, record: Record[BreachPayload], episode: Episode) -> Breach:
    return Breach(
        id=record.key,
        episode=episode,
        seen=record.payload.seen,
        seen_by=record.payload.seen_by,
        at=record.payload.at,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(episode),
    )


def _plan(work: Work, made: Sequence[Breach]) -> None:
    manned = teams.current(one.episode_id for one in made)
    drafts = []
    for one in made:
        hours = timedelta(hours=one.episode.section.course.breach_hours)
        contact = manned[one.episode_id].get(CADRE)
        drafts.append(
            duties.Draft(
                kind=moving.BREACH,
                subject_kind="episode",
                subject=one.episode_id,
                slot=str(one.id),
                opens_at=work.now,
                due_at=work.now + hours,
                missed_at=work.now + hours + DAY,
                label=one.episode.household.address,
                stamp=one.episode.stamp,
                household=one.episode.household_id,
                holder=contact.worker.user_id if contact else None,
                sort_key=one.episode.household.sort_key,
            )
        )
    duties.plan(drafts)


def contact(work: Work, records: Sequence[Record[ContactPayload]]) -> list[Outcome]:
    """What the household needs and how it was helped; settled by it, or not yet."""
    found = _standing(record.payload.breach for record in records)
    outcomes: list[Outcome] = []
    for record in records:
        asked = record.payload
        breach = found.get(asked.breach)
        if breach is None or breach.episode_id != asked.episode or breach.contact:
            outcomes.append(Review("answered", _("This contact is recorded already.")))
            continue
        breach.contact, breach.contacted_at = record.key, work.now
        breach.contacted_by_label = work.actor.label
        breach.needs, breach.helped, breach.settled = asked.needs, asked.helped, asked.settled
        breach.save()
        done = duties.Settled(asked.episode, str(breach.id), work.now, work.actor.id, record.key)
        duties.settle(moving.BREACH, [done])
        outcomes.append(Applied(asked.episode))
    return outcomes


def refer(work: Work, records: Sequence[Record[ReferPayload]]) -> list[Outcome]:
    """What help did not settle is told to somebody; never before the household was asked."""
    found = _standing(record.payload.breach for record in records)
    outcomes: list[Outcome] = []
    for record in records:
        asked = record.payload
        breach = found.get(asked.breach)
        against = _not_yet(breach, asked)
        if against is None and breach is not None:
            breach.referral, breach.referred_at = record.key, work.now
            breach.referred_to, breach.referred_why = asked.to, asked.why
            breach.referred_by_label = work.actor.label
            breach.save()
        outcomes.append(against or Applied(asked.episode))
    return outcomes


def _not_yet(breach: Breach | None, asked: ReferPayload) -> Review | None:
    if breach is None or breach.episode_id != asked.episode or breach.referral:
        return Review("answered", _("This is referred already, or was taken back."))
    if breach.contact is None:
        sentence = _("First ask the household what it needs, and help.")
        return Review("help_first", sentence)
    if breach.settled:
        return Review("settled", _("Help settled this. There is nothing to refer."))
    return None


def _standing(wanted: Iterable[UUID]) -> dict[UUID, Breach]:
    rows = Breach.objects.select_for_update().filter(annulled_at=None)
    return rows.in_bulk(list(wanted))


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Undo a report in error, as long as nothing was referred on it."""
    rows = list(Breach.objects.filter(id__in=keys, annulled_at=None))
    if any(one.referral for one in rows):
        raise Refused(_("It was referred already. Undo the referral first."))
    for one in rows:
        duties.withdraw_slot(moving.BREACH, str(one.id), "report taken back")
    Breach.objects.filter(id__in=keys).update(annulled_at=work.now)


def take_back_contact(keys: Sequence[UUID]) -> None:
    """Undo: the household is still to be asked."""
    rows = list(Breach.objects.filter(contact__in=keys))
    if any(one.referral for one in rows):
        raise Refused(_("It was referred already. Undo the referral first."))
    Breach.objects.filter(contact__in=keys).update(
        contact=None,
        contacted_at=None,
        contacted_by_label="",
        needs=None,
        helped=None,
        settled=None,
    )
    duties.reopen(moving.BREACH, [one.episode_id for one in rows], evidence=keys)


def take_back_referral(keys: Sequence[UUID]) -> None:
    """Undo: nobody was told, or he was told that it was an error."""
    Breach.objects.filter(referral__in=keys).update(
        referral=None, referred_at=None, referred_to="", referred_why=None, referred_by_label=""
    )
