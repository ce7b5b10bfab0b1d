"""What quarantine does by the clock: new rules compared, letters written, the hour of release."""

from datetime import timedelta
from uuid import uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.lib.ticks import every
from wangdi.quarantine.actions import planning
from wangdi.quarantine.queries import releases, replanning


@every(60, "quarantine.replan")
def replan() -> bool:
    """Rules that came into force are compared with what is open, once for each time."""
    due = replanning.due(clock.now())
    if due is None:
        return False
    submit_one(
        actor=system("quarantine"),
        command="quarantine.replan",
        payload={"version": due.version_id},
        key=uuid5(due.id, replanning.REPLAN),
        channel="clock",
    )
    return True


@every(60, "quarantine.get_ready")
def get_ready() -> bool:
    """From 08:00 of the last day the letter is there, and the office is asked."""
    wanted = releases.to_get_ready(clock.now())
    if not wanted:
        return False
    records = [Incoming(ids.uuid7(), {"episode": one}) for one in wanted]
    submit(
        actor=system("quarantine"), command="quarantine.get_ready", records=records, channel="clock"
    )
    return True


@every(15, "quarantine.release_hour")
def take_effect() -> bool:
    """At the hour whoever two people agreed to goes free."""
    wanted = releases.to_take_effect(clock.now())
    if not wanted:
        return False
    records = [Incoming(uuid5(one, "release_hour"), {"clearance": one}) for one in wanted]
    submit(
        actor=system("quarantine"),
        command="quarantine.take_effect",
        records=records,
        channel="clock",
    )
    return True


@every(300, "quarantine.plan_day")
def plan_day() -> bool:
    """Every reading of today and tomorrow is asked for, whatever moved since the notice."""
    at = clock.now()
    wanting = [
        day
        for day in (clock.day_of(at), clock.day_of(at) + timedelta(days=1))
        if planning.is_wanting(day, at)
    ]
    for day in wanting:
        submit_one(
            actor=system("clock"),
            command="quarantine.plan_day",
            payload={"day": day},
            channel="clock",
        )
    return bool(wanting)
