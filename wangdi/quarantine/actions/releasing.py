"""Release: conditions checked against the records, one prepares, another approves."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.documents.models import Document
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import moving, papers
from wangdi.quarantine.models import Episode, Release
from wangdi.quarantine.payloads import ReleasePayload
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules.releasing import Condition, conditions, unmet


def release(
    work: Work, records: Sequence[Record[ReleasePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Release those whose conditions stand; the episode is locked, so two at once make one."""
    recorded = known(list(held.values()), work.now)
    outcomes: list[Outcome] = []
    freed: list[tuple[Record[ReleasePayload], Episode, list[Condition]]] = []
    for record in records:
        episode, asked = held[record.payload.episode], record.payload
        checked = conditions(episode.section, recorded[episode.id], attested=asked.attested)
        against = moving.refusal(episode, "release", work.now) or _objection(work, checked, asked)
        if against is None:
            moving.move(episode, "release", work.now)
            moving.tell(work, "quarantine.released", episode)
            freed.append((record, episode, checked))
        outcomes.append(against or Applied(episode.id))
    episodes = [episode for _record, episode, _checked in freed]
    letters = _letters(work, freed) if freed else []
    Release.objects.bulk_create(
        _row(work, one, letter) for one, letter in zip(freed, letters, strict=True)
    )
    moving.save(episodes)
    moving.close(work, episodes, "released")
    return outcomes


def _objection(work: Work, checked: Sequence[Condition], asked: ReleasePayload) -> Review | None:
    for condition in unmet(checked, reason=asked.reason):
        field = "reason" if condition.waivable else "attested" if condition.attested else ""
        return Review(condition.name, str(condition.sentence), field)
    if work.approver is None or work.actor.id is None:
        return Review("second_person", _("A release needs two named people."))
    return None


def _letters(
    work: Work, freed: Sequence[tuple[Record[ReleasePayload], Episode, list[Condition]]]
) -> list[Document]:
    with translation.override("zh-hans"):
        basis = {
            episode.id: [str(one.label) for one in checked if one.met]
            + ([f"说明:{record.payload.reason}"] if record.payload.reason else [])
            for record, episode, checked in freed
        }
    return papers.issue_letters(work, [episode for _record, episode, _checked in freed], basis)


def _row(
    work: Work, freed: tuple[Record[ReleasePayload], Episode, list[Condition]], letter: Document
) -> Release:
    record, episode, checked = freed
    approver = work.approver or work.actor
    return Release(
        id=record.key,
        episode=episode,
        at=work.now,
        prepared_by=moving.named(work.actor),
        prepared_by_label=work.actor.label,
        approved_by=moving.named(approver),
        approved_by_label=approver.label,
        basis=[{"condition": one.name, "met": one.met} for one in checked],
        reason=record.payload.reason,
        letter=letter,
        **stamps(episode),
    )
