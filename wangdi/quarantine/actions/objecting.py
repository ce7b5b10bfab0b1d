"""An objection has a clock, and is answered by somebody who decided none of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import ending, moving, papers, recounting, teams
from wangdi.quarantine.models import Decision, Episode, Objection, Recount
from wangdi.quarantine.payloads_course import AnswerPayload, ObjectPayload
from wangdi.quarantine.rules.days import DAY
from wangdi.quarantine.rules.recounting import SHORTENED, Span

ANOTHER = gettext_lazy("You decided about this file yourself; another person must answer.")
OUTCOMES = {
    "ends": {"zh": "成立，即日起解除", "en": "Upheld: it ends now"},
    "shorter": {"zh": "成立，缩短期限", "en": "Upheld: it is made shorter"},
    "stands": {"zh": "不成立，维持原决定", "en": "Not upheld: the decision stands"},
}


def raise_all(
    work: Work, records: Sequence[Record[ObjectPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Keep what the person says, and ask somebody to answer within the hours promised."""
    waiting = set(_open(held).values_list("episode_id", flat=True))
    deciders = _deciders(held)
    outcomes: list[Outcome] = []
    made: list[Objection] = []
    for record in records:
        episode = held[record.payload.episode]
        against = moving.refusal(episode, "object", work.now)
        if against is None and episode.id in waiting:
            sentence = _("An objection is open already; it is answered soon.")
            against = Review("objection_open", sentence)
        if against is None:
            waiting.add(episode.id)
            made.append(_objection(work, record, episode, deciders[episode.id]))
            moving.tell(work, "quarantine.objected", episode)
        outcomes.append(against or Applied(episode.id))
    Objection.objects.bulk_create(made)
    _plan(work, made)
    return outcomes


def _open(episodes: Iterable[UUID]) -> QuerySet[Objection]:
    return Objection.objects.filter(episode__in=list(episodes), answered_at=None, annulled_at=None)


def _deciders(held: Mapping[UUID, Episode]) -> dict[UUID, list[int]]:
    """Who decided about each episode: accepted or proposed it, made it longer, answered before."""
    found: dict[UUID, set[int | None]] = {one.id: {one.proposed_by} for one in held.values()}
    decisions = Decision.objects.filter(episode__in=held, annulled_at=None)
    for episode, decided in decisions.values_list("episode_id", "by"):
        found[episode].add(decided)
    recounts = Recount.objects.filter(episode__in=held, annulled_at=None)
    for episode, counted, agreed in recounts.values_list("episode_id", "by", "agreed_by"):
        found[episode] |= {counted, agreed}
    answers = Objection.objects.filter(episode__in=held, annulled_at=None)
    for episode, answered in answers.values_list("episode_id", "answered_by"):
        found[episode].add(answered)
    return {
        episode: sorted(by for by in users if by is not None) for episode, users in found.items()
    }


def _objection(
    work: Work, record: Record[ObjectPayload], episode: Episode, deciders: list[int]
) -> Objection:
    return Objection(
        id=record.key,
        episode=episode,
        said=record.payload.said,
        how=record.payload.how,
        at=work.now,
        due_at=work.now + timedelta(hours=episode.section.course.objection_hours),
        by=work.actor.id,
        by_label=work.actor.label if work.actor.id else "",
        deciders=deciders,
        **stamps(episode),
    )


def _plan(work: Work, made: Sequence[Objection]) -> None:
    duties.plan(
        duties.Draft(
            kind=moving.OBJECTION,
            subject_kind="episode",
            subject=one.episode_id,
            slot=str(one.id),
            opens_at=work.now,
            due_at=one.due_at,
            missed_at=one.due_at + 2 * DAY,
            label=one.episode.household.address,
            stamp=one.episode.stamp,
            household=one.episode.household_id,
            sort_key=one.episode.household.sort_key,
        )
        for one in made
    )


def answer(
    work: Work, records: Sequence[Record[AnswerPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Answer by name: it ends, is made shorter, or stands with a reason; always on paper."""
    rows = _open(held).select_for_update()
    found = {one.id: one for one in rows}
    since = _deciders(held)
    for one in found.values():
        one.deciders = sorted({*one.deciders, *since[one.episode_id]})
    outcomes: list[Outcome] = []
    answered: list[tuple[Record[AnswerPayload], Objection]] = []
    for record in records:
        asked, episode = record.payload, held[record.payload.episode]
        objection = found.pop(asked.objection, None)
        against = _against(work, asked, episode, objection)
        if against is None and objection is not None:
            objection.episode = episode
            answered.append((record, objection))
            moving.tell(work, "quarantine.answered", episode, outcome=asked.outcome)
        outcomes.append(against or Applied(episode.id))
    _act(work, answered)
    _write(work, answered)
    return outcomes


def _against(
    work: Work, asked: AnswerPayload, episode: Episode, objection: Objection | None
) -> Review | None:
    if objection is None or objection.episode_id != episode.id:
        return Review("answered", _("This was answered already."))
    if moving.named(work.actor) in objection.deciders:
        return Review("same_person", str(ANOTHER))
    if asked.outcome == "ends":
        return moving.refusal(episode, "end", work.now)
    if asked.outcome == "shorter":
        if asked.last_day is None:
            return Review("no_day", _("Give the new last day."), "last_day")
        return recounting.refusal(episode, _shorter(asked, episode, objection.id), work.now)
    return None


def _shorter(asked: AnswerPayload, episode: Episode, key: UUID) -> recounting.Asked:
    then = Span(episode.day_zero, asked.last_day or episode.last_day)
    return recounting.Asked(key, SHORTENED, then, asked.why, asked.objection)


def _act(work: Work, answered: Sequence[tuple[Record[AnswerPayload], Objection]]) -> None:
    """What an objection that is upheld does to the episode."""
    ended = [(r, one) for r, one in answered if r.payload.outcome == "ends"]
    for record, one in ended:
        ending.finish(work, one.episode, reason="appeal", note=record.payload.why)
    ending.settle(work, [one.episode for _record, one in ended])
    recounting.settle(
        work,
        [
            recounting.count(work, one.episode, _shorter(record.payload, one.episode, record.key))
            for record, one in answered
            if record.payload.outcome == "shorter"
        ],
    )


def _write(work: Work, answered: Sequence[tuple[Record[AnswerPayload], Objection]]) -> None:
    manned = teams.current(one.episode_id for _record, one in answered)
    drafts = [_paper(work, record, one) for record, one in answered]
    documents = papers.issue_answers(work, drafts, manned)
    for (record, one), document in zip(answered, documents, strict=True):
        one.answered, one.answered_at = record.key, work.now
        one.answered_by, one.answered_by_label = work.actor.id, work.actor.label
        one.upheld = record.payload.outcome != "stands"
        one.answer, one.document = record.payload.why, document
        one.save()
    done = [
        duties.Settled(one.episode_id, str(one.id), work.now, work.actor.id, record.key)
        for record, one in answered
    ]
    duties.settle(moving.OBJECTION, done)


def _paper(work: Work, record: Record[AnswerPayload], one: Objection) -> papers.Answered:
    return papers.Answered(
        episode=one.episode,
        objected_at=one.at,
        objection=one.said,
        outcome=OUTCOMES[record.payload.outcome],
        answer=record.payload.why,
        decided_by=work.actor.label,
    )


def withdraw(work: Work, keys: Sequence[UUID]) -> None:
    """Undo of an objection entered in error, as long as it is unanswered."""
    rows = Objection.objects.filter(id__in=keys, annulled_at=None)
    if rows.exclude(answered_at=None).exists():
        raise Refused(_("This was answered already."))
    for key in keys:
        duties.withdraw_slot(moving.OBJECTION, str(key), "objection taken back")
    rows.update(annulled_at=work.now)
