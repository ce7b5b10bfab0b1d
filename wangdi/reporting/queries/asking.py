"""The questions of a day: what is strange in each unit, and what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wangdi.lib.figures import all_figures, all_ties
from wangdi.reporting.models import DailyReport, QuestionAnswer
from wangdi.reporting.queries import values
from wangdi.reporting.queries.sheets import report_of
from wangdi.reporting.rules.questions import Question, asked, sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to one unit, and the answer that stands for these very numbers."""

    unit: int
    question: Question
    reason: str = ""
    by: str = ""

    @property
    def is_open(self) -> bool:
        return not self.reason

    @property
    def sentence(self) -> str:
        figures = {one.name: one for one in all_figures()}
        labels = {name: str(one.label) for name, one in figures.items()}
        figure = figures.get(self.question.figure)
        return sentence(self.question, labels, figure.within if figure else "")


def look(report: DailyReport, units: Sequence[int]) -> list[Asked]:
    """Compare the report's numbers anew; done whenever it is counted."""
    yesterday = report_of(report.day - timedelta(days=1))
    today = values.turned(values.by_unit(report.id, units))
    before = values.turned(values.by_unit(yesterday.id, units)) if yesterday else {}
    figures, ties = all_figures(), all_ties()
    return [
        Asked(unit, one)
        for unit in units
        for one in asked(figures, ties, today.get(unit, {}), before.get(unit))
    ]


def of_report(report: DailyReport, units: Iterable[int]) -> list[Asked]:
    """The questions kept with the report, to these units.

    While it is counted, with the answers that stand for the same numbers; one query.
    """
    wanted = set(units)
    found = [_read(one) for one in report.questions if one["unit"] in wanted]
    return found if report.is_frozen() else answered(report.day, found)


def answered(day: date, found: Sequence[Asked]) -> list[Asked]:
    """The same with the answers given so far: other numbers ask again."""
    given = QuestionAnswer.objects.filter(day=day, annulled_at=None).order_by("at")
    answers = {(one.unit_id, one.question): one for one in given if found}
    filled = []
    for one in found:
        answer = answers.get((one.unit, one.question.key))
        if answer is not None and answer.numbers == one.question.numbers:
            filled.append(Asked(one.unit, one.question, answer.reason, answer.by_label))
        else:
            filled.append(Asked(one.unit, one.question))
    return filled


def kept(found: Sequence[Asked]) -> list[dict[str, Any]]:
    """As they are kept with a version, with the answer and its person."""
    return [
        {
            "unit": one.unit,
            "rule": one.question.rule,
            "figure": one.question.figure,
            "numbers": one.question.numbers,
            "reason": one.reason,
            "by": one.by,
        }
        for one in found
    ]


def _read(one: dict[str, Any]) -> Asked:
    question = Question(one["rule"], one["figure"], one["numbers"])
    return Asked(one["unit"], question, one["reason"], one["by"])
