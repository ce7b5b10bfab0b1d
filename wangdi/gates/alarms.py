"""Who must come to a gate: an alarm and its duty, raised in the transaction of the crossing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.checkpoints.models import Checkpoint
from wangdi.duties import actions as duties
from wangdi.gates.models import Alarm, AlarmKind
from wangdi.gates.weighing import Weighed
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import ids

DUTIES = {kind: f"gates.{kind.value}" for kind in AlarmKind}
SUBJECT = "gate_alarm"
SOON, LATE = timedelta(minutes=15), timedelta(hours=4)
FRESH = timedelta(hours=12)
"""What a phone tells later than this calls nobody to a gate; the crossing stands marked."""


@dataclass(frozen=True, slots=True)
class Raised:
    kind: AlarmKind
    one: Weighed
    other: UUID | None = None


def raise_for(weighed: Sequence[Weighed], now: datetime) -> None:
    """Write the alarms that these crossings raise, each with the duty of the right person."""
    fresh = [one for one in weighed if one.at >= now - FRESH]
    raised = [found for one in fresh for found in _raised(one)]
    if not raised:
        return
    names = dict(
        Checkpoint.objects.filter(id__in={found.one.gate.id for found in raised}).values_list(
            "id", "name"
        )
    )
    alarms = [_alarm(found, now) for found in raised]
    Alarm.objects.bulk_create(alarms)
    duties.plan(_duty(alarm, names[alarm.checkpoint_id]) for alarm in alarms)


def withdraw(crossings: Iterable[UUID], now: datetime) -> None:
    """The crossings never were: whoever was called need not come."""
    rows = Alarm.objects.filter(crossing__in=list(crossings), answered_at=None, withdrawn_at=None)
    gone = list(rows.select_for_update())
    rows.update(withdrawn_at=now)
    for kind in {one.kind for one in gone}:
        subjects = [one.id for one in gone if one.kind == kind]
        duties.withdraw(DUTIES[AlarmKind(kind)], subjects, "annulled")


def _raised(one: Weighed) -> Iterable[Raised]:
    codes = (one.said.code, one.ought.code)
    if one.payload.emergency:
        yield Raised(AlarmKind.EMERGENCY, one)
    elif "fever" in codes:
        yield Raised(AlarmKind.FEVER, one)
    elif one.home and one.home.held:
        yield Raised(AlarmKind.HELD, one)
    elif "code_colour" in codes:
        yield Raised(AlarmKind.CODE, one)
    if one.twice:
        yield Raised(AlarmKind.REPLAY, one, one.twice.id)


def _alarm(raised: Raised, now: datetime) -> Alarm:
    one = raised.one
    stamp = _where(raised)
    return Alarm(
        id=ids.uuid7(),
        kind=raised.kind,
        checkpoint_id=one.gate.id,
        crossing=one.key,
        other=raised.other,
        person=one.person,
        household=one.household,
        pass_id=one.payload.pass_id,
        at=one.at,
        raised_at=now,
        community_id=stamp.community,
        grid_id=stamp.grid,
        building_id=stamp.building,
    )


def _where(raised: Raised) -> Stamp:
    """Whose turn it is: who looks after the home of somebody held, else who is near the gate."""
    home = raised.one.home
    if raised.kind == AlarmKind.HELD and home and home.stamp != NOWHERE:
        return home.stamp
    return raised.one.gate.stamp


def _duty(alarm: Alarm, gate: str) -> duties.Draft:
    return duties.Draft(
        kind=DUTIES[AlarmKind(alarm.kind)],
        subject_kind=SUBJECT,
        subject=alarm.id,
        slot="",
        opens_at=alarm.raised_at,
        due_at=alarm.raised_at + SOON,
        missed_at=alarm.raised_at + LATE,
        label=gate,
        stamp=alarm.stamp,
    )
