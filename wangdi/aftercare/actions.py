"""Files of after-care as sets: opened with their calls planned, called, closed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from wangdi.access.scoping import stamps
from wangdi.aftercare import rules, section
from wangdi.aftercare.models import Aftercare, Call
from wangdi.aftercare.words import Answer
from wangdi.duties import actions as duties
from wangdi.intake.commands import Work
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Release, TeamSlot

CALL, UNWELL = "aftercare.call", "aftercare.unwell"
DOCTOR_WITHIN, MISSED_AFTER = timedelta(hours=2), timedelta(hours=12)
CONTACT = "cadre"
"""The place of the team whose holder has spoken with the household all along."""


def open_files(work: Work, releases: Sequence[Release]) -> list[Aftercare]:
    """A file for each of these releases, its calls planned on the days of the profile.

    Where the profile asks for none, it closes at once.
    """
    callers = _callers([one.episode_id for one in releases])
    made = [
        Aftercare(
            id=ids.uuid7(),
            episode=one.episode,
            released_at=one.at,
            slots={slot: day.isoformat() for slot, day in _days(one).items()},
            caller=callers.get(one.episode_id, (None, ""))[0],
            caller_label=callers.get(one.episode_id, (None, ""))[1],
            **stamps(one.episode),
        )
        for one in releases
    ]
    Aftercare.objects.bulk_create(made, batch_size=2000)
    duties.plan(_call(one, slot, day) for one in made for slot, day in planned(one).items())
    close(work, [(one, "done") for one in made if not one.slots])
    return made


def _days(release: Release) -> dict[str, date]:
    numbers = release.episode.section.after_release_days
    return rules.days_of(clock.day_of(release.at), numbers)


def _callers(episodes: Sequence[UUID]) -> dict[UUID, tuple[int | None, str]]:
    """Who was the household's contact last, where he still works here; one query."""
    rows = TeamSlot.objects.filter(episode__in=episodes, slot=CONTACT, worker__left_on=None)
    return {
        one.episode_id: (one.worker.user_id, one.worker.name)
        for one in rows.select_related("worker").order_by("from_at", "id")
    }


def planned(one: Aftercare) -> dict[str, date]:
    """Slot → day of every call of a file."""
    return {slot: date.fromisoformat(day) for slot, day in one.slots.items()}


def _call(one: Aftercare, slot: str, day: date) -> duties.Draft:
    home = one.episode.household
    hours = rules.window(day, section.of(one.episode))
    return duties.Draft(
        kind=CALL,
        subject_kind="aftercare",
        subject=one.id,
        slot=slot,
        opens_at=hours.opens_at,
        due_at=hours.due_at,
        missed_at=hours.missed_at,
        label=home.address,
        stamp=one.stamp,
        household=home.id,
        holder=one.caller,
        sort_key=home.sort_key,
    )


def slot_of(one: Aftercare, at: datetime) -> str:
    """The call that a try belongs to: the latest whose day has begun, else the first; or none."""
    plan = sorted(planned(one).items(), key=lambda item: item[1])
    begun = [slot for slot, day in plan if day <= clock.day_of(at)]
    return (begun or [slot for slot, _day in plan[:1]] or [""])[-1]


def take(work: Work, calls: Sequence[Call], files: Mapping[UUID, Aftercare]) -> None:
    """What follows from tries: settled, tried again, the doctor called, closed."""
    silent = _silent(calls)
    settled: list[duties.Settled] = []
    again: list[duties.Draft] = []
    closed: list[tuple[Aftercare, str]] = []
    for one in calls:
        found = files[one.file_id]
        if not one.slot:
            continue
        tries = section.of(found.episode).tries
        then = rules.follows(
            one.answer,
            one.slot,
            exhausted=silent.get((one.file_id, one.slot), 0) >= tries,
            on=clock.day_of(one.at),
            plan=planned(found),
        )
        if then.done:
            settled.append(duties.Settled(found.id, one.slot, one.at, one.by, one.id))
        if then.again is not None:
            found.slots[then.again[0]] = then.again[1].isoformat()
            again.append(_call(found, *then.again))
        if then.closed:
            closed.append((found, then.closed))
    duties.settle(CALL, settled)
    duties.plan(again)
    Aftercare.objects.bulk_update(files.values(), ["slots"])
    _doctor(work, calls, files)
    close(work, closed)


def _silent(calls: Iterable[Call]) -> dict[tuple[UUID, str], int]:
    """How often nobody answered in each slot of these files; one query."""
    rows = Call.objects.filter(file__in={one.file_id for one in calls}, annulled_at=None)
    unanswered = rows.filter(answer__in=(Answer.NO_ANSWER, Answer.WRONG_NUMBER))
    found: dict[tuple[UUID, str], int] = {}
    for key in unanswered.values_list("file_id", "slot"):
        found[key] = found.get(key, 0) + 1
    return found


def _doctor(work: Work, calls: Sequence[Call], files: Mapping[UUID, Aftercare]) -> None:
    """Whoever is unwell is called by the doctor; a later call that reached him settles it."""
    reached = [one for one in calls if one.answer == Answer.REACHED]
    duties.settle(
        UNWELL, [duties.Settled(one.file_id, None, one.at, one.by, one.id) for one in reached]
    )
    unwell = [one for one in reached if one.feels == "unwell"]
    duties.plan(
        duties.Draft(
            kind=UNWELL,
            subject_kind="aftercare",
            subject=one.file_id,
            slot=str(one.id),
            opens_at=work.now,
            due_at=work.now + DOCTOR_WITHIN,
            missed_at=work.now + MISSED_AFTER,
            label=files[one.file_id].episode.household.address,
            stamp=one.stamp,
            household=files[one.file_id].episode.household_id,
        )
        for one in unwell
    )
    for one in unwell:
        _tell(work, UNWELL, files[one.file_id], call=str(one.id))


def close(work: Work, closed: Sequence[tuple[Aftercare, str]]) -> None:
    """Close files: no call is asked for any more, and the time of keeping begins."""
    for one, why in closed:
        one.closed_at, one.closed_why = work.now, why
        kept = section.of(one.episode).keep_days
        one.dispose_due = clock.day_of(work.now) + timedelta(days=kept)
    files = [one for one, _why in closed]
    Aftercare.objects.bulk_update(files, ["closed_at", "closed_why", "dispose_due"])
    duties.withdraw(CALL, [one.id for one in files], "closed")
    for one, why in closed:
        due = one.dispose_due.isoformat() if one.dispose_due else ""
        _tell(work, "aftercare.closed", one, why=why, dispose_due=due)


def reopen(files: Sequence[Aftercare]) -> None:
    """What was closed by a call that does not count is open again."""
    for one in files:
        one.closed_at, one.closed_why, one.dispose_due = None, "", None
    Aftercare.objects.bulk_update(files, ["closed_at", "closed_why", "dispose_due"])
    duties.plan(_call(one, slot, day) for one in files for slot, day in planned(one).items())


def _tell(work: Work, kind: str, one: Aftercare, **more: str) -> None:
    work.fact(
        kind,
        about="aftercare",
        subject=one.id,
        stamp=one.stamp,
        episode=str(one.episode_id),
        household=str(one.episode.household_id),
        person=str(one.episode.person_id),
        **more,
    )


def hold(wanted: Iterable[UUID]) -> dict[UUID, Aftercare]:
    """Files locked in one order, with episode and household; one query."""
    rows = Aftercare.objects.filter(id__in=set(wanted)).order_by("id")
    locked = rows.select_related("episode__household").select_for_update(of=("self",))
    return {one.id: one for one in locked}
