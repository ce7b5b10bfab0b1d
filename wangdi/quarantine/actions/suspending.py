"""Away in a hospital or a facility, and back: nothing is asked at home meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.lib import clock
from wangdi.quarantine.actions import moving, recounting, serving, suggesting, teams
from wangdi.quarantine.models import Episode, RecountProposal, Suspension
from wangdi.quarantine.payloads_course import ResumePayload, SuspendPayload
from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.rules.recounting import EXTENDED

STOOD_STILL = {
    "zh": "外出治疗期间的天数不计入",
    "en": "The days away for treatment do not count",
}


def suspend(
    work: Work, records: Sequence[Record[SuspendPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """The clock of readings stops; team and notice stay, for he comes back."""
    outcomes: list[Outcome] = []
    made: list[Suspension] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        against = moving.refusal(episode, "suspend", work.now) or _future(asked.at, work.now)
        if against is None:
            moving.move(episode, "suspend", work.now)
            made.append(_suspension(work, record, episode))
            moving.tell(work, "quarantine.suspended", episode, where=asked.where)
        outcomes.append(against or Applied(episode.id))
    Suspension.objects.bulk_create(made)
    _stop_asking([one.episode for one in made])
    return outcomes


def _suspension(work: Work, record: Record[SuspendPayload], episode: Episode) -> Suspension:
    asked = record.payload
    return Suspension(
        id=record.key,
        episode=episode,
        where=asked.where,
        place=asked.place,
        reason=asked.reason,
        from_at=asked.at,
        by=moving.named(work.actor),
        by_label=work.actor.label,
        **stamps(episode),
    )


def _stop_asking(episodes: Sequence[Episode]) -> None:
    subjects = [one.id for one in episodes]
    for kind in moving.AT_HOME:
        duties.withdraw(kind, subjects, "away for treatment")
    moving.save(episodes)


def _future(at: datetime, now: datetime) -> Review | None:
    return Review("future", _("This time is still to come."), "at") if at > now else None


def resume(
    work: Work, records: Sequence[Record[ResumePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """He is back, and readings are asked again. Days that shall not count are only proposed:

    two named people make it longer, or nobody does.
    """
    rows = Suspension.objects.filter(episode__in=held, back_at=None, annulled_at=None)
    away = {one.episode_id: one for one in rows.select_for_update()}
    outcomes: list[Outcome] = []
    back: list[Suspension] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        against = moving.refusal(episode, "resume", work.now) or _objection(
            episode, asked, away[episode.id], work.now
        )
        if against is None:
            moving.move(episode, "resume", work.now)
            back.append(_returned(away[episode.id], record, episode))
            moving.tell(work, "quarantine.resumed", episode)
        outcomes.append(against or Applied(episode.id))
    Suspension.objects.bulk_update(back, ["back", "back_at", "days_go_on"])
    _ask_again(work, [one.episode for one in back])
    suggesting.keep(work, _longer(work, back))
    return outcomes


def _objection(
    episode: Episode, asked: ResumePayload, away: Suspension, now: datetime
) -> Review | None:
    if asked.at < away.from_at:
        return Review("too_early", _("This lies before the time when he left."), "at")
    if asked.days_go_on != episode.section.course.days_go_on and len(asked.reason) < 2:
        sentence = _("The rules count these days otherwise. Give the reason.")
        return Review("no_reason", sentence, "reason")
    return _future(asked.at, now)


def _returned(away: Suspension, record: Record[ResumePayload], episode: Episode) -> Suspension:
    away.episode = episode
    away.back, away.back_at = record.key, record.payload.at
    away.days_go_on = record.payload.days_go_on
    return away


def _ask_again(work: Work, episodes: Sequence[Episode]) -> None:
    moving.save(episodes)
    serving.plan_readings(work, episodes, teams.current(one.id for one in episodes))


def _longer(work: Work, back: Sequence[Suspension]) -> list[RecountProposal]:
    """For those whose days stood still: as many more as they were away."""
    rows = RecountProposal.objects.filter(
        episode__in=[one.episode_id for one in back], kind=EXTENDED, settled_at=None
    )
    waiting = set(rows.values_list("episode_id", flat=True))
    proposals = []
    for one in back:
        nights = (clock.day_of(one.back_at or work.now) - clock.day_of(one.from_at)).days
        if one.days_go_on or one.episode_id in waiting or nights < 1:
            continue
        before = recounting.span(one.episode)
        proposals.append(
            RecountProposal(
                id=uuid5(one.back or one.id, "quarantine.recount"),
                episode=one.episode,
                kind=EXTENDED,
                profile_id=one.episode.profile_id,
                day_zero=before.day_zero,
                last_day=before.last_day + min(nights, 14) * DAY,
                reasons=[STOOD_STILL],
                at=work.now,
                **stamps(one.episode),
            )
        )
    return proposals


def take_back_leaving(work: Work, keys: Sequence[UUID]) -> None:
    """Undo: he had not left. Readings are asked again."""
    rows = list(Suspension.objects.filter(id__in=keys, annulled_at=None))
    if any(one.back_at for one in rows):
        raise Refused(_("He is back already. Undo his return first."))
    held = moving.hold(one.episode_id for one in rows)
    for episode in held.values():
        _move(episode, "resume", work.now)
        moving.tell(work, "quarantine.resumed", episode)
    Suspension.objects.filter(id__in=[one.id for one in rows]).update(annulled_at=work.now)
    _ask_again(work, list(held.values()))


def take_back_return(work: Work, keys: Sequence[UUID]) -> None:
    """Undo: he is still away. A proposal that came of his return is withdrawn."""
    rows = list(Suspension.objects.filter(back__in=keys, annulled_at=None))
    held = moving.hold(one.episode_id for one in rows)
    for one in rows:
        episode = held[one.episode_id]
        _move(episode, "suspend", work.now)
        moving.tell(work, "quarantine.suspended", episode, where=one.where)
    suggesting.withdraw(work, [uuid5(one.back, "quarantine.recount") for one in rows if one.back])
    Suspension.objects.filter(id__in=[one.id for one in rows]).update(
        back=None, back_at=None, days_go_on=None
    )
    _stop_asking(list(held.values()))


def _move(episode: Episode, act: str, at: datetime) -> None:
    if (against := moving.refusal(episode, act, at)) is not None:
        raise Refused(against.sentence, reason=against.reason)
    moving.move(episode, act, at)
