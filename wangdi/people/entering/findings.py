"""Findings as they are gathered while a ledger is read: decided at once, held rows remembered."""

from collections.abc import Mapping, Sequence

from wangdi.importing.kinds import Finding, Verdict
from wangdi.people.entering.causes import KEEP_OLD, LEAVE_OUT, REVIEW

_VERDICTS = {
    REVIEW: Verdict.REVIEW,
    LEAVE_OUT: Verdict.LEFT_OUT,
    KEEP_OLD: Verdict.DUPLICATE,
}


def answer_to(finding: Finding, decisions: Mapping[str, str]) -> str:
    """The code that holds: what was decided, if it is offered; else the first that is."""
    decided = decisions.get(finding.key, "")
    return decided if decided in finding.choices else finding.choices[0]


def verdict_of(finding: Finding, decisions: Mapping[str, str]) -> Verdict:
    return _VERDICTS.get(answer_to(finding, decisions), Verdict.APPLIED)


class Gathering:
    """`holds` names, for each row, the first cause that keeps it for a person, or nothing."""

    def __init__(self, count: int, decisions: Mapping[str, str]) -> None:
        self.decisions = decisions
        self.findings: list[Finding] = []
        self.holds = [""] * count

    def add(
        self, cause: str, column: str, rows: list[int], choices: Sequence[str], value: str = ""
    ) -> Finding | None:
        """Gather a finding; the first choice is what happens unless somebody decided otherwise."""
        if not rows:
            return None
        finding = Finding(cause, column, rows, Verdict.APPLIED, value, tuple(choices))
        finding.verdict = verdict_of(finding, self.decisions)
        self.findings.append(finding)
        if finding.verdict is Verdict.REVIEW:
            for row in rows:
                self.holds[row] = self.holds[row] or cause
        return finding

    def answer(self, finding: Finding) -> str:
        return answer_to(finding, self.decisions)
