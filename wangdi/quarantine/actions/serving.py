"""The notice reaches the person, and the readings of all days are planned."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.documents import queries as documents
from wangdi.documents.models import Document
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.lib import clock
from wangdi.quarantine.actions import moving, papers, teams
from wangdi.quarantine.models import Episode, NoticeServed, Reading
from wangdi.quarantine.payloads import ServePayload
from wangdi.quarantine.rules import slots

CADRE = "cadre"


def serve(
    work: Work, records: Sequence[Record[ServePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Record that notices were served; nobody's days begin with a place of the team empty."""
    papers_ready = documents.current(papers.NOTICE, held)
    manned = teams.current(held)
    outcomes: list[Outcome] = []
    served: list[NoticeServed] = []
    for record in records:
        episode = held[record.payload.episode]
        against = moving.refusal(episode, "serve", work.now) or _objection(
            work, episode, record.payload, teams.vacant(episode, manned.get(episode.id, {}))
        )
        if against is None and episode.id not in papers_ready:
            against = Review("no_notice", _("The notice is not ready yet: complete the team."))
        if against is not None:
            outcomes.append(against)
            continue
        moving.move(episode, "serve", work.now)
        served.append(_served(work, record, episode, papers_ready[episode.id]))
        outcomes.append(Applied(episode.id))
        moving.tell(work, "quarantine.notified", episode)
    NoticeServed.objects.bulk_create(served)
    notified = [held[one.episode_id] for one in served]
    moving.save(notified)
    plan_readings(work, notified, manned)
    return outcomes


def _objection(
    work: Work, episode: Episode, asked: ServePayload, vacant: Sequence[str]
) -> Review | None:
    if vacant:
        sentence = _("The team is not complete: a place has nobody. Assign somebody first.")
        return Review("vacant_slot", sentence)
    if asked.at > work.now:
        return Review("future", _("This time is still to come."), "at")
    if clock.day_of(asked.at) < episode.day_zero:
        return Review("too_early", _("This time lies before the first day."), "at")
    return None


def _served(
    work: Work, record: Record[ServePayload], episode: Episode, document: Document
) -> NoticeServed:
    return NoticeServed(
        id=record.key,
        episode=episode,
        document=document,
        how=record.payload.how,
        at=record.payload.at,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(episode),
    )


def plan_readings(
    work: Work, episodes: Sequence[Episode], manned: Mapping[UUID, teams.Team]
) -> int:
    """Two readings a day until the last day, held by the community's contact; how many are new.

    Safe to repeat: what is planned stays as it is. A slot that is past is not asked for.
    """
    drafts = []
    for episode in episodes:
        contact = manned[episode.id].get(CADRE)
        for slot, window in slots.still_to_come(
            episode.day_zero, episode.last_day, episode.section, work.now
        ):
            drafts.append(
                duties.Draft(
                    kind=moving.READING,
                    subject_kind="episode",
                    subject=episode.id,
                    slot=str(slot),
                    opens_at=window.opens_at,
                    due_at=window.due_at,
                    missed_at=window.missed_at,
                    label=episode.household.address,
                    stamp=episode.stamp,
                    household=episode.household_id,
                    holder=contact.worker.user_id if contact else None,
                    sort_key=episode.household.sort_key,
                )
            )
    return duties.plan(drafts)


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Undo a serving recorded in error, as long as no reading stands on it."""
    notices = list(NoticeServed.objects.filter(id__in=keys, annulled_at=None))
    held = moving.hold(notice.episode_id for notice in notices)
    if Reading.objects.filter(episode__in=held, annulled_at=None).exists():
        raise Refused(_("Readings were recorded already. End the file early instead."))
    for episode in held.values():
        if (against := moving.refusal(episode, "take_back", work.now)) is not None:
            raise Refused(against.sentence, reason=against.reason)
        moving.move(episode, "take_back", work.now)
    NoticeServed.objects.filter(id__in=keys).update(annulled_at=work.now)
    duties.withdraw(moving.READING, list(held), "notice annulled")
    moving.save(list(held.values()))
