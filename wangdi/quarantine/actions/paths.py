"""The path of a fever, walked step by step: its duties with their clocks, and its end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving, teams
from wangdi.quarantine.models import Episode, FeverPath, FeverStep
from wangdi.quarantine.reading_payloads import FeverStepPayload
from wangdi.quarantine.rules import path

KINDS = {
    path.DOCTOR: moving.FEVER,
    path.CLINIC: moving.CLINIC,
    path.REPORT: moving.FEVER_REPORT,
    path.OUTCOME: moving.FEVER_OUTCOME,
}
HELD_BY = {path.DOCTOR: "doctor", path.CLINIC: "doctor", path.OUTCOME: "doctor"}
GRACE = timedelta(minutes=90)
"""From due to missed: a step that is late for so long goes on to whoever stands above."""


def standing(episodes: Iterable[UUID]) -> dict[UUID, FeverPath]:
    """The open path of each episode, with its steps; two queries."""
    rows = FeverPath.objects.filter(episode__in=list(episodes), closed_at=None)
    return {one.episode_id: one for one in rows.prefetch_related("steps")}


def done_of(one: FeverPath) -> dict[str, FeverStep]:
    """The standing steps of a path, which were fetched with it."""
    return {step.step: step for step in one.steps.all() if step.annulled_at is None}


def course_of(one: FeverPath) -> path.Course:
    """How far a path has come, for the rules."""
    done = done_of(one)
    decision = done[path.DOCTOR].decision if path.DOCTOR in done else ""
    times = {step: row.at for step, row in done.items()}
    return path.Course(one.known_at, one.confirmed or decision == path.SEND, times, decision)


def sync(work: Work, held: Mapping[UUID, Episode], paths: Sequence[FeverPath]) -> None:
    """Bring the duties of open paths to where each path is now; a path that is over closes."""
    manned = teams.current({one.episode_id for one in paths})
    drafts: list[duties.Draft] = []
    settled: dict[str, list[duties.Settled]] = {}
    dropped: dict[str, list[UUID]] = {}
    for one in paths:
        course, done = course_of(one), done_of(one)
        for step, kind in KINDS.items():
            if step in done:
                row = done[step]
                ended = duties.Settled(one.episode_id, str(one.id), row.at, row.by, row.id)
                settled.setdefault(kind, []).append(ended)
            elif course.is_asked(step):
                team = manned.get(one.episode_id, {})
                drafts.append(_draft(held[one.episode_id], one, step, course, team))
            else:
                dropped.setdefault(kind, []).append(one.episode_id)
        if course.is_over:
            outcome = done[path.OUTCOME].decision if path.OUTCOME in done else path.WATCHED
            close([one], outcome, work.now)
    duties.plan(drafts)
    for kind, rows in settled.items():
        duties.settle(kind, rows)
    for kind, episodes in dropped.items():
        duties.withdraw(kind, episodes, "not asked any more")


def close(paths: Sequence[FeverPath], outcome: str, at: datetime) -> None:
    """Close paths in one statement."""
    for one in paths:
        one.closed_at, one.outcome = at, outcome
    FeverPath.objects.filter(id__in=[one.id for one in paths]).update(closed_at=at, outcome=outcome)


def _draft(
    episode: Episode, one: FeverPath, step: str, course: path.Course, team: teams.Team
) -> duties.Draft:
    holder = team.get(HELD_BY.get(step, ""))
    due = path.due_at(step, course, episode.section)
    return duties.Draft(
        kind=KINDS[step],
        subject_kind="episode",
        subject=episode.id,
        slot=str(one.id),
        opens_at=one.known_at,
        due_at=due,
        missed_at=due + GRACE,
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        holder=holder.worker.user_id if holder else None,
        sort_key=episode.household.sort_key,
    )


def walk(
    work: Work, records: Sequence[Record[FeverStepPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Record steps of open paths; each once, in the order that the rules give."""
    paths = standing(held)
    outcomes: list[Outcome] = []
    made: list[FeverStep] = []
    walked: dict[UUID, FeverPath] = {}
    for record in records:
        one = paths.get(record.payload.episode)
        against = _objection(work, one, record.payload)
        if one is None or against is not None:
            outcomes.append(against or _nothing_open())
            continue
        made.append(_step(work, one, record))
        walked[one.id] = one
        outcomes.append(Applied(one.id))
    FeverStep.objects.bulk_create(made)
    again = FeverPath.objects.filter(id__in=walked).prefetch_related("steps")
    sync(work, held, list(again))
    return outcomes


def _nothing_open() -> Review:
    return Review("no_fever_path", _("No fever of this person is being followed now."))


def _objection(work: Work, one: FeverPath | None, asked: FeverStepPayload) -> Review | None:
    if one is None:
        return _nothing_open()
    if asked.step not in course_of(one).waiting:
        return Review("not_its_turn", _("This step is done already, or not asked for."), "step")
    if asked.at > work.now:
        return Review("future", _("This time is still to come."), "at")
    if asked.at < one.began_at:
        return Review("too_early", _("This time lies before the fever was measured."), "at")
    if asked.decision not in path.DECISIONS.get(asked.step, ("",)):
        return Review("no_decision", _("Say what was decided."), "decision")
    if asked.step in (path.CLINIC, path.REPORT) and not asked.place:
        return Review("no_place", _("Say which clinic, or who was told."), "place")
    if (asked.step == path.CLINIC) != bool(asked.travel):
        sentence = _("Say how the person travelled: never by public transport.")
        return Review("no_travel", sentence, "travel")
    if asked.decision == path.WATCH and one.confirmed and not asked.note:
        sentence = _("The fever is confirmed: say why the person stays at home.")
        return Review("no_reason", sentence, "note")
    return None


def _step(work: Work, one: FeverPath, record: Record[FeverStepPayload]) -> FeverStep:
    asked = record.payload
    return FeverStep(
        id=record.key,
        path=one,
        step=asked.step,
        at=asked.at,
        decision=asked.decision,
        place=asked.place,
        travel=asked.travel,
        note=asked.note,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(one),
    )


def take_back(work: Work, keys: Sequence[UUID]) -> None:
    """Undo steps, latest first: what follows from one that is taken back must go before it."""
    steps = list(FeverStep.objects.filter(id__in=keys, annulled_at=None).select_related("path"))
    held = moving.hold(step.path.episode_id for step in steps)
    FeverStep.objects.filter(id__in=keys).update(annulled_at=work.now)
    touched = {step.path_id for step in steps}
    rows = FeverPath.objects.filter(id__in=touched).prefetch_related("steps")
    paths = list(rows)
    others = FeverPath.objects.filter(episode__in=held, closed_at=None).exclude(id__in=touched)
    for one in paths:
        done = done_of(one)
        if path.DOCTOR not in done and (path.CLINIC in done or path.OUTCOME in done):
            raise Refused(_("Take back what was done after it first."))
        if path.CLINIC not in done and path.OUTCOME in done:
            raise Refused(_("Take back what was done after it first."))
    if others.exists():
        raise Refused(_("A later fever is being followed already."))
    FeverPath.objects.filter(id__in=touched).update(closed_at=None, outcome="")
    for kind in KINDS.values():
        duties.reopen(kind, held, evidence=keys)
    sync(work, held, paths)
