"""Boundary cases through the real database: commands, duties and their states, read back."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from wangdi.duties import expressions
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming, Work
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.content import Content
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.actions import serving
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.reckoning import reckon
from wangdi.quarantine.section import NAME
from wangdi.world.proving.ground import Size, lay
from wangdi.world.proving.time_cases import (
    EPOCH,
    MIDDLE,
    SHIFTED,
    Case,
    cases,
    differing,
    instant,
    plain,
)
from wangdi.world.proving.time_oracle import DAY

PROVER = system("prove")
HALVES = ("am", "pm")
CLOSE = (-1, 0, 1)


def prepare() -> None:
    """A door to stand behind and the versions of the rules; once for all processes."""
    lay(Size(doors=1, workers=1, communities=1))
    content = next(one for one in Content_of_shipped() if NAME in one.sections)
