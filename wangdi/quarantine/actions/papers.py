"""The papers by which quarantine acts on a person: notice, changed days, answer, release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wangdi.documents import actions as documents
from wangdi.documents import queries as issued
from wangdi.documents.models import Document
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.quarantine.actions import values
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.rules import states

NOTICE, LETTER = "quarantine.notice", "quarantine.letter"
EXTENSION, ANSWER = "quarantine.extension", "quarantine.answer"
Teams = Mapping[UUID, Mapping[str, TeamSlot]]
Basis = Mapping[UUID, Sequence[str | values.Value]]


def issue_notices(work: Work, episodes: Sequence[Episode], teams: Teams) -> list[Document]:
    """Issue the notice of every episode whose team is full; an earlier one is withdrawn.

    One whose content stays as it is stays in force. Where the person has the earlier one in his
    hands, the rooms above are told `quarantine.notice_renewed`: the new one must reach him.
    """
    full = [one for one in episodes if set(one.section.slots) <= set(teams.get(one.id, {}))]
    names, bases = values.places(full), values.legal_bases(full)
    made = {one.id: _notice(one, teams[one.id], names, bases) for one in full}
    held = issued.current(NOTICE, made)
    ready = [one for one in full if not _same(held.get(one.id), made[one.id])]
    documents.withdraw(kind=NOTICE, subjects=[one.id for one in ready], at=work.now)
    for one in ready:
        if one.state != states.DECIDED:
            _tell_renewed(work, one)
    return _issue(work, [_draft(NOTICE, one, made[one.id]) for one in ready])


def prepare_letters(work: Work, episodes: Sequence[Episode], basis: Basis) -> list[Document]:
    """Make release letters ready before the hour: printed and signed, not yet in force.

    Whoever checks one is told that it is prepared. An earlier prepared one is replaced. `basis`:
    the lines under "basis of the release", each a text or one in both languages.
    """
    drafts = _letters(episodes, basis)
    documents.withdraw(kind=LETTER, subjects=[one.id for one in episodes], at=work.now)
    by = work.approver or work.actor
    return documents.issue(drafts, by=by, at=work.now, pending=True) if drafts else []


def issue_letters(work: Work, episodes: Sequence[Episode], basis: Basis) -> list[Document]:
    """The release letters, in the order of `episodes`; a prepared one with the same content is put

    in force, so that what was printed the day before holds.
    """
    drafts = _letters(episodes, basis)
    prepared = issued.prepared(LETTER, [one.id for one in episodes])
    keep = {
        draft.subject: prepared[draft.subject]
        for draft in drafts
        if _same(prepared.get(draft.subject), draft.data)
    }
    new = [draft for draft in drafts if draft.subject not in keep]
    documents.withdraw(kind=LETTER, subjects=[one.subject for one in new], at=work.now)
    documents.put_in_force(keep.values(), by=work.approver or work.actor, at=work.now)
    by_subject = {one.subject: one for one in _issue(work, new)} | keep
    return [by_subject[draft.subject] for draft in drafts]


@dataclass(frozen=True, slots=True)
class Changed:
    """Days that were changed: the episode as it stands now, its last day before, why, by whom."""

    episode: Episode
    was: date
    reason: str
    decided_by: str


def issue_extensions(work: Work, changes: Sequence[Changed], teams: Teams) -> list[Document]:
    """Tell each person the changed days on paper, with who decided and how to object.

    An earlier notice of changed days is withdrawn, and the notice itself is renewed.
    """
    episodes = [one.episode for one in changes]
    names, bases = values.places(episodes), values.legal_bases(episodes)
    documents.withdraw(kind=EXTENSION, subjects=[one.id for one in episodes], at=work.now)
    drafts = [
        _draft(
            EXTENSION,
            one.episode,
            values.common(one.episode, names)
            | {
                "was": values.day(one.was),
                "reason": one.reason,
                "decided_by": one.decided_by,
                "legal_basis": bases[one.episode.profile_id],
                "team": values.people(one.episode, teams.get(one.episode.id, {})),
                "day": values.day(clock.day_of(work.now)),
            },
        )
        for one in changes
    ]
    return _issue(work, drafts)


@dataclass(frozen=True, slots=True)
class Answered:
    """An objection with its answer. `outcome` is one line in both languages."""

    episode: Episode
    objected_at: datetime
    objection: str
    outcome: values.Value
    answer: str
    decided_by: str


def issue_answers(work: Work, answers: Sequence[Answered], teams: Teams) -> list[Document]:
    """Answer objections on paper, in order."""
    names = values.places([one.episode for one in answers])
    drafts = [
        _draft(
            ANSWER,
            one.episode,
            values.common(one.episode, names)
            | {
                "objected_at": values.moment(one.objected_at),
                "objection": one.objection,
                "outcome": one.outcome,
                "answer": one.answer,
                "decided_by": one.decided_by,
                "team": values.people(one.episode, teams.get(one.episode.id, {})),
                "day": values.day(clock.day_of(work.now)),
            },
        )
        for one in answers
    ]
    return _issue(work, drafts)


def _letters(episodes: Sequence[Episode], basis: Basis) -> list[documents.Draft]:
    """Dated on the first free day, so that one prepared the day before stays right."""
    names = values.places(episodes)
    return [
        _draft(
            LETTER,
            one,
            values.common(one, names)
            | {"basis": list(basis[one.id]), "day": values.day(clock.day_of(one.release_from))},
        )
        for one in episodes
    ]


def _notice(
    episode: Episode,
    team: Mapping[str, TeamSlot],
    names: Mapping[int | None, str],
    bases: Mapping[UUID, list[values.Value]],
) -> dict[str, Any]:
    return {
        **values.common(episode, names),
        **values.identity(episode),
        **values.rules(episode),
        "reasons": episode.reasons,
        "legal_basis": bases[episode.profile_id],
        "team": values.people(episode, team),
    }


def _draft(kind: str, episode: Episode, data: dict[str, Any]) -> documents.Draft:
    return documents.Draft(kind, "episode", episode.id, episode.stamp, episode.household_id, data)


def _issue(work: Work, drafts: Sequence[documents.Draft]) -> list[Document]:
    by = work.approver or work.actor
    return documents.issue(drafts, by=by, at=work.now) if drafts else []


def _same(document: Document | None, data: Mapping[str, Any]) -> bool:
    return document is not None and document.data.get("values") == data


def _tell_renewed(work: Work, episode: Episode) -> None:
    work.fact(
        "quarantine.notice_renewed",
        about="episode",
        subject=episode.id,
        stamp=episode.stamp,
        household=str(episode.household_id),
    )
