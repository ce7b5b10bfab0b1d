"""Which round of a series is due on a day. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol


class Series(Protocol):
    name: str
    first_on: date
    until: date
    every_days: int
    lasts_days: int


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of the round that is number `number` of its series."""

    number: int
    first: date
    last: date


def due(series: Series, day: date) -> Span | None:
    """The round of the series that runs on `day`; None between two rounds, before and after."""
    if not series.first_on <= day <= series.until:
        return None
    number = (day - series.first_on).days // series.every_days
    first = series.first_on + timedelta(days=number * series.every_days)
    last = min(first + timedelta(days=series.lasts_days - 1), series.until)
    return Span(number + 1, first, last) if day <= last else None


def following(series: Series, day: date) -> date | None:
    """The first day after `day` on which a round of the series begins; None where none will."""
    if day < series.first_on:
        return series.first_on
    number = (day - series.first_on).days // series.every_days + 1
    first = series.first_on + timedelta(days=number * series.every_days)
    return first if first <= series.until else None


def name(series: Series, span: Span) -> str:
    """The name of one round: of its series, with its number."""
    return f"{series.name} {span.number}"
