"""Release: conditions checked against the records, one prepares, another approves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.documents.models import Document
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import moving, papers, values
from wangdi.quarantine.actions.moving import AGREE
from wangdi.quarantine.models import Episode, Hold, Release
from wangdi.quarantine.payloads import ReleasePayload
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules.releasing import Condition, conditions, unmet


@dataclass(frozen=True, slots=True)
class Freed:
    """Somebody who goes free at an instant: with which conditions met, on whose word."""

    key: UUID
    episode: Episode
    at: datetime
    checked: list[Condition]
    reason: str
    prepared: tuple[int, str]
    approved: tuple[int, str]


def release(
    work: Work, records: Sequence[Record[ReleasePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Release those whose conditions stand; the episode is locked, so two at once make one."""
    recorded = known(list(held.values()), work.now)
    outcomes: list[Outcome] = []
    freed: list[Freed] = []
    for record in records:
        episode, asked = held[record.payload.episode], record.payload
        checked = conditions(episode.section, recorded[episode.id], attested=asked.attested)
        against = moving.refusal(episode, "release", work.now) or objection(work, checked, asked)
        if against is None:
            moving.move(episode, "release", work.now)
            by = named(work)
            freed.append(Freed(record.key, episode, work.now, checked, asked.reason, *by))
        outcomes.append(against or Applied(episode.id))
    free(work, freed)
    return outcomes


def objection(work: Work, checked: Sequence[Condition], asked: ReleasePayload) -> Review | None:
    """What stands against a release as it is asked for, or that two people are missing."""
    for condition in unmet(checked, reason=asked.reason):
        field = "reason" if condition.waivable else "attested" if condition.attested else ""
        return Review(condition.name, str(condition.sentence), field)
    if work.approver is None or work.actor.id is None:
        return Review("second_person", _("A release needs two named people."))
    return None


def named(work: Work) -> tuple[tuple[int, str], tuple[int, str]]:
    """Who prepared and who approved, each with his id and name."""
    approver = work.approver or work.actor
    return (
        (moving.named(work.actor), work.actor.label),
        (moving.named(approver), approver.label),
    )


def free(work: Work, freed: Sequence[Freed]) -> None:
    """Write the releases of episodes already moved, their letters, and what ends with them."""
    if not freed:
        return
    episodes = [one.episode for one in freed]
    letters = papers.issue_letters(
        work, episodes, {one.episode.id: basis(one.checked, one.reason) for one in freed}
    )
    Release.objects.bulk_create(
        _row(one, letter) for one, letter in zip(freed, letters, strict=True)
    )
    for one in freed:
        moving.tell(work, "quarantine.released", one.episode)
    moving.save(episodes)
    keys = [one.id for one in episodes]
    Hold.objects.filter(episode__in=keys, lifted_at=None).update(lifted_at=work.now)
    duties.settle(
        AGREE, [duties.Settled(one.episode.id, None, work.now, one.approved[0]) for one in freed]
    )
    moving.close(work, episodes, "released")


def basis(checked: Sequence[Condition], reason: str) -> list[str | values.Value]:
    """The lines under "basis of the release": what is met, and the reason where one was given."""
    lines: list[str | values.Value] = [
        values.both(partial(str, one.label)) for one in checked if one.met
    ]
    return [*lines, {"zh": f"说明：{reason}", "en": f"Reason: {reason}"}] if reason else lines


def _row(freed: Freed, letter: Document) -> Release:
    return Release(
        id=freed.key,
        episode=freed.episode,
        at=freed.at,
        prepared_by=freed.prepared[0],
        prepared_by_label=freed.prepared[1],
        approved_by=freed.approved[0],
        approved_by_label=freed.approved[1],
        basis=[{"condition": one.name, "met": one.met} for one in freed.checked],
        reason=freed.reason,
        letter=letter,
        **stamps(freed.episode),
    )
