"""The rules of a duty's state and level, said to the database; a test holds both to agree."""

from datetime import datetime

from django.db.models import Case, CharField, Q, SmallIntegerField, Value, When

from wangdi.duties import rules

TOP = 3
"""No kind climbs higher than this: secretary, duty desk, leader."""


def in_state(state: str, at: datetime) -> Q:
    """The condition of being in `state` at the instant `at`."""
    return _conditions(at)[state]


def state_at(at: datetime) -> Case:
    """The state of each row at the instant `at`, as text."""
    whens = [When(condition, then=Value(name)) for name, condition in _conditions(at).items()]
    return Case(*whens, output_field=CharField())


def level_at(at: datetime, top: int = TOP) -> Case:
    """The level that each unsettled row has reached at `at`, never above `top`."""
    whens = [
        When(_climbed_beyond(number - 1, at), then=Value(number)) for number in range(top, 0, -1)
    ]
    return Case(*whens, default=Value(0), output_field=SmallIntegerField())


def _climbed_beyond(number: int, at: datetime) -> Q:
    """The condition of having climbed more than `number` levels at `at`."""
    if number == 0:
        return Q(due_at__lt=at)
    if number == 1:
        return Q(missed_at__lt=at)
    return Q(missed_at__lte=at - (number - 1) * rules.CLIMB_STEP)


def _conditions(at: datetime) -> dict[str, Q]:
    ended = Q(settled_at__lte=at)
    live = Q(settled_at=None) | Q(settled_at__gt=at)
    return {
        rules.UPCOMING: live & Q(opens_at__gt=at),
        rules.OPEN: live & Q(opens_at__lte=at, due_at__gte=at),
        rules.LATE: live & Q(due_at__lt=at, missed_at__gte=at),
        rules.MISSED: live & Q(missed_at__lt=at),
        rules.DONE: ended & Q(settlement=rules.DONE),
        rules.WAIVED: ended & ~Q(settlement=rules.DONE),
    }
