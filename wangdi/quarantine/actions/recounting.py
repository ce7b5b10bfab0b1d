"""Days counted anew: the new notice, the readings of the new days, and who is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Refused, Review, Work
from wangdi.lib import clock, ids
from wangdi.quarantine.actions import moving, papers, serving, teams
from wangdi.quarantine.models import Episode, Recount
from wangdi.quarantine.rules import days, recounting, states
from wangdi.quarantine.rules.recounting import Span

ACTS = {"exposed": "expose", "extended": "extend", "shortened": "shorten"}
FACTS = {"exposed": "extended", "extended": "extended", "shortened": "shortened"}
FOREWORDS = {
    "exposed": ("再次接触，重新计算：", "Contact again, counted anew: "),
    "extended": ("延长：", "Made longer: "),
    "shortened": ("缩短：", "Made shorter: "),
}
RULE = "依照新的规定缩短，无需另行决定"
COLUMNS = ["state", "closed_at", "day_zero", "last_day", "release_from", "reasons"]


@dataclass(frozen=True, slots=True)
class Asked:
    """How the days of an episode shall be counted, under the key of the record that asks it."""

    key: UUID
    kind: str
    then: Span
    reason: str
    source: UUID | None = None


def span(episode: Episode) -> Span:
    return Span(episode.day_zero, episode.last_day)


def refusal(episode: Episode, asked: Asked, at: datetime) -> Review | None:
    """Why the days cannot be counted so, or None where they can."""
    if (against := moving.refusal(episode, ACTS[asked.kind], at)) is not None:
        return against
    found = recounting.against(asked.kind, span(episode), asked.then, clock.day_of(at))
    return Review(found.reason, str(found.sentence), found.field) if found else None


def count(work: Work, episode: Episode, asked: Asked) -> Recount:
    """Count the days of one episode anew, which `refusal` let pass; `settle` writes it."""
    before = span(episode)
    moving.move(episode, ACTS[asked.kind], work.now)
    _lay(episode, asked.then)
    episode.reasons = [*episode.reasons, told(asked.kind, asked.reason)]
    return Recount(
        id=asked.key,
        episode=episode,
        kind=asked.kind,
        reason=asked.reason,
        day_zero_before=before.day_zero,
        last_day_before=before.last_day,
        day_zero=episode.day_zero,
        last_day=episode.last_day,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        agreed_by=work.approver.id if work.approver else None,
        agreed_by_label=work.approver.label if work.approver else "",
        source=asked.source,
        **stamps(episode),
    )


def told(kind: str, reason: str) -> dict[str, str]:
    """The reason as it stands in the file and on the new notice."""
    zh, en = FOREWORDS[kind]
    return {"zh": zh + reason, "en": en + reason}


def settle(work: Work, recounts: Sequence[Recount]) -> None:
    """Write many: days, papers in force, duties of the new days, and tell the rooms above."""
    if not recounts:
        return
    episodes = list({one.episode_id: one.episode for one in recounts}.values())
    manned = teams.current(one.id for one in episodes)
    Episode.objects.bulk_update(episodes, COLUMNS, batch_size=1000)
    running = [one for one in episodes if one.state == states.NOTIFIED]
    duties.withdraw(moving.READING, [one.id for one in running], "days counted anew")
    serving.plan_readings(work, running, manned)
    papers.issue_notices(work, episodes, manned)
    told = [one for one in recounts if one.episode.state != states.DECIDED]
    issued = papers.issue_extensions(work, [_paper(one) for one in told], manned)
    for one, document in zip(told, issued, strict=True):
        one.notice = document
    Recount.objects.bulk_create(recounts)
    _plan_service(work, told)
    for one in recounts:
        moving.tell(work, f"quarantine.{FACTS[one.kind]}", one.episode, why=one.kind)


def _paper(one: Recount) -> papers.Changed:
    who = "、".join(name for name in (one.by_label, one.agreed_by_label) if name)
    return papers.Changed(
        one.episode, one.last_day_before, told(one.kind, one.reason)["zh"], who if one.by else RULE
    )


def _plan_service(work: Work, recounts: Sequence[Recount]) -> None:
    """Whoever was told other days is told these, before the hour promised first."""
    duties.plan(
        duties.Draft(
            kind=moving.RENEWAL,
            subject_kind="episode",
            subject=one.episode_id,
            slot=str(one.id),
            opens_at=work.now,
            due_at=(due := _due(one, work.now)),
            missed_at=due + days.DAY,
            label=one.episode.household.address,
            stamp=one.episode.stamp,
            household=one.episode.household_id,
            sort_key=one.episode.household.sort_key,
        )
        for one in recounts
    )


def _due(recount: Recount, at: datetime) -> datetime:
    promised = days.period(recount.day_zero_before, _length(recount)).release_from
    return recounting.serve_by(promised, at)


def _length(recount: Recount) -> int:
    return (recount.last_day_before - recount.day_zero_before).days


def _lay(episode: Episode, then: Span) -> None:
    counted = days.period(then.day_zero, then.days)
    episode.day_zero, episode.last_day = counted.day_zero, counted.last_day
    episode.release_from = counted.release_from


def take_back(work: Work, keys: Iterable[UUID], reason: str) -> None:
    """Undo: the days stand as before, and a new notice says so. Only the last can be undone."""
    wanted = list(Recount.objects.filter(id__in=list(keys), annulled_at=None))
    held = moving.hold(one.episode_id for one in wanted)
    standing = Recount.objects.filter(episode__in=held, annulled_at=None)
    latest = {one.episode_id: one.id for one in standing.order_by("at", "id")}
    undone: list[Recount] = []
    for one in wanted:
        episode = held[one.episode_id]
        _check_undo(one, episode, latest, work.now)
        gone = told(one.kind, one.reason)
        episode.reasons = [known for known in episode.reasons if known != gone]
        then = Span(one.day_zero_before, one.last_day_before)
        undone.append(
            count(work, episode, Asked(ids.uuid7(), recounting.SHORTENED, then, reason, one.id))
        )
    Recount.objects.filter(id__in=[one.id for one in wanted]).update(annulled_at=work.now)
    duties.withdraw(moving.RENEWAL, list(held), "counted as before again")
    settle(work, undone)


def _check_undo(one: Recount, episode: Episode, latest: dict[UUID, UUID], at: datetime) -> None:
    if one.kind == recounting.SHORTENED:
        raise Refused(_("Made shorter stays so. Longer is an extension, by two people."))
    if latest[one.episode_id] != one.id:
        raise Refused(_("The days were counted anew since then. Undo the last first."))
    if (against := moving.refusal(episode, "shorten", at)) is not None:
        raise Refused(against.sentence, reason=against.reason)
