"""Payloads made from the schema of a command: some right, most not, every kind of wrong."""

import enum
import types
import typing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from tests.house.hostile import MARKUP
from wangdi.lib import clock

WORDS = ("张三", "1", "410102006", "grid_worker", "doctor", "answered", "13", "error", "甲")
TEXTS = ("a\0b", "\ud800", "字" * 10_000, "9" * 20, "", MARKUP, "🙂", "\u202e", " \n\t", "=1+1")
NUMBERS = (-1, 0, 2**31, 2**63, -(2**63) - 1, 10**400, 1.5, "9" * 5_000, float("nan"))
DECIMALS = ("36.5", "NaN", "Infinity", "1e400", Decimal("1e-400"), 37, "9" * 50)
DAYS = ("0001-01-01", "9999-12-31", "2020-02-29", "2021-02-29", date.min, date.max, 10**18)
NAIVE = datetime(2020, 2, 10)  # noqa: DTZ001
MOMENTS = (
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2020-01-01T00:00:00"),
    *(10**18, NAIVE, datetime.max.replace(tzinfo=UTC)),
)
WILD: tuple[Any, ...] = (
    None,
    [],
    {},
    {"a": "\0"},
    [["\0"]],
    b"\xff",
    set(),
    {"\0": 1},
    {1: {2}},
    "x" * 100_000,
)
KEYS = ("extra", "x" * 10_000, "\0", "\ud800")
MADE = (None, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), NAIVE)


@dataclass
class Maker:
    """`uuids` and `numbers` are of records that exist, so that some payloads get far."""

    random: Random
    uuids: list[UUID]
    numbers: list[int]
    by_type: dict[object, tuple[Any, ...]] = field(init=False)

    def __post_init__(self) -> None:
        today = clock.today()
        self.by_type = {
            UUID: (*self.uuids, *self.uuids, UUID(int=7), "no uuid"),
            int: (*self.numbers, *self.numbers, *NUMBERS),
            float: NUMBERS,
            str: (*WORDS, *WORDS, *TEXTS),
            bool: (True, False, True, "yes", 2),
            Decimal: DECIMALS,
            date: (*(today - timedelta(back) for back in range(7)), *DAYS),
            datetime: (*MOMENTS, clock.now(), clock.now(), clock.now()),
            type(None): (None,),
        }

    def payload(self, model: type[BaseModel]) -> dict[str, object]:
        made = {
            name: self._value(known.annotation)
            for name, known in model.model_fields.items()
            if self.random.random() > (0.03 if known.is_required() else 0.3)
        }
        if self.random.random() < 0.05:
            made[self.random.choice(KEYS)] = self.random.choice(WILD)
        return made

    def made_at(self) -> datetime | None:
        return self.random.choice((None, clock.now(), *MADE))

    def _value(self, kind: Any) -> object:
        if self.random.random() < 0.04:
            return self.random.choice(WILD)
        if kind in self.by_type:
            return self.random.choice(self.by_type[kind])
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return self._value(self.random.choice(inner))
        if origin is typing.Literal:
            return self.random.choice((*inner, *inner, "other"))
        if origin in (list, tuple):
            return [self._value(inner[0]) for _ in range(self.random.randrange(4))]
        if origin is dict:
            return {self.random.choice(WORDS): self._value(inner[1])}
        return self._of_class(kind, inner)

    def _of_class(self, kind: Any, inner: tuple[Any, ...]) -> object:
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return self.random.choice((*(one.value for one in kind), "other"))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.payload(kind)
        if inner:
            return self._value(inner[0])
        return self.random.choice((*MOMENTS, clock.now(), clock.now(), clock.now()))
