"""The officer is asked for help at a door, and says what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Known, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving, teams
from wangdi.quarantine.models import Episode, HelpRequest, TeamSlot
from wangdi.quarantine.payloads_before import AnswerHelpPayload, AskHelpPayload
from wangdi.quarantine.rules import states
from wangdi.staff.models import Worker

POLICE = "police"


def ask(
    work: Work, records: Sequence[Record[AskHelpPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Ask the officer of each team; where the team has none, whoever is the officer there."""
    manned = teams.current(held)
    phone = _phone(work)
    outcomes: list[Outcome] = []
    made: list[HelpRequest] = []
    for record in records:
        episode = held[record.payload.episode]
        if (state := episode.state_at(work.now)) in states.CLOSED:
            outcomes.append(Review(f"state_{state}", str(states.SENTENCES[state])))
            continue
        made.append(_row(work, episode, record, phone))
        outcomes.append(Applied(record.key))
    HelpRequest.objects.bulk_create(made)
    duties.plan(_draft(one, held[one.episode_id], manned[one.episode_id]) for one in made)
    return outcomes


def _phone(work: Work) -> str:
    """The work telephone of whoever asks, so that the officer can call back."""
    found = Worker.objects.filter(user=work.actor.id, left_on=None)
    return found.values_list("work_phone", flat=True).first() or ""


def _row(work: Work, episode: Episode, record: Record[AskHelpPayload], phone: str) -> HelpRequest:
    asked = record.payload
    return HelpRequest(
        id=record.key,
        episode=episode,
        household_id=episode.household_id,
        what=asked.what,
        remark=asked.remark,
        due_at=work.now + timedelta(hours=asked.within_hours),
        at=work.now,
        by=moving.named(work.actor),
        by_label=work.actor.label,
        by_phone=phone,
        **stamps(episode),
    )


def _draft(one: HelpRequest, episode: Episode, team: Mapping[str, TeamSlot]) -> duties.Draft:
    officer = team.get(POLICE)
    return duties.Draft(
        kind=moving.HELP,
        subject_kind="episode",
        subject=episode.id,
        slot=str(one.id),
        opens_at=one.at,
        due_at=one.due_at,
        missed_at=one.due_at + (one.due_at - one.at),
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        holder=officer.worker.user_id if officer else None,
        sort_key=episode.household.sort_key,
    )


def answer(work: Work, records: Sequence[Record[AnswerHelpPayload]]) -> list[Outcome]:
    """Say what came of requests; a second answer to one changes nothing."""
    wanted = [record.payload.request for record in records]
    rows = HelpRequest.objects.filter(id__in=wanted, annulled_at=None).order_by("id")
    held = {one.id: one for one in rows.select_for_update()}
    outcomes: list[Outcome] = []
    changed: list[HelpRequest] = []
    for record in records:
        row = held.get(record.payload.request)
        if row is None:
            outcomes.append(Review("taken_back", _("This request was taken back.")))
        elif row.answered_at is not None:
            outcomes.append(Known(row.id))
        else:
            _answer(work, row, record)
            changed.append(row)
            outcomes.append(Applied(row.id))
    columns = ["came", "answer", "answered", "answered_at", "answered_by", "answered_by_label"]
    HelpRequest.objects.bulk_update(changed, columns)
    settled = [
        duties.Settled(one.episode_id, str(one.id), work.now, work.actor.id, one.answered)
        for one in changed
    ]
    duties.settle(moving.HELP, settled)
    return outcomes


def _answer(work: Work, row: HelpRequest, record: Record[AnswerHelpPayload]) -> None:
    row.came, row.answer = record.payload.came, record.payload.answer
    row.answered, row.answered_at = record.key, work.now
    row.answered_by, row.answered_by_label = work.actor.id, work.actor.label


def take_back(work: Work, keys: Iterable[UUID]) -> None:
    """What was asked need not be done any more; Refused where it was answered already."""
    rows = list(HelpRequest.objects.filter(id__in=list(keys), annulled_at=None))
    if any(one.answered_at is not None for one in rows):
        raise Refused(_("This was answered already."))
    HelpRequest.objects.filter(id__in=[one.id for one in rows]).update(annulled_at=work.now)
    for one in rows:
        duties.withdraw_slot(moving.HELP, str(one.id), "taken back")


def undo_answer(keys: Sequence[UUID]) -> None:
    """An answer recorded in error: the request is open again."""
    rows = list(HelpRequest.objects.filter(answered__in=keys))
    HelpRequest.objects.filter(id__in=[one.id for one in rows]).update(
        came="", answer="", answered=None, answered_at=None, answered_by=None, answered_by_label=""
    )
    duties.reopen(moving.HELP, [one.episode_id for one in rows], evidence=keys)
