"""What may be done with a run in which state, and how answers to findings are named."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.importing.models import ImportRun, RunState
from wangdi.intake.commands import Refused

APPLY, REVIEW, LEAVE_OUT, WITHOUT, TAKE = "apply", "review", "leave_out", "without", "take"
UPDATE, KEEP_OLD = "update", "keep_old"
MANY = 2_500
LARGEST = 64 << 20
AT_ONCE = 256 << 10
MOST_TRIES = 3

CHOICES: dict[str, str | Promise] = {
    APPLY: gettext_lazy("Enter as it is"),
    REVIEW: gettext_lazy("Keep for review"),
    LEAVE_OUT: gettext_lazy("Leave out"),
    WITHOUT: gettext_lazy("Enter without this value"),
    TAKE: gettext_lazy("Enter: another person"),
    UPDATE: gettext_lazy("Take the new values"),
    KEEP_OLD: gettext_lazy("Keep what is there"),
}
TROUBLES: dict[str, str | Promise] = {
    "gave_up": gettext_lazy(
        "Reading this file failed several times. Send it in smaller parts, or ask for help."
    ),
    "error": gettext_lazy("Something went wrong on our side. Nothing was written; try once more."),
    "not_allowed": gettext_lazy("You may no longer bring such records. Nothing was written."),
}

# state → the states it may go to, by whom is said where it happens
TRANSITIONS: dict[str, tuple[str, ...]] = {
    RunState.WAITING: (RunState.CHECKING, RunState.WITHDRAWN, RunState.FAILED),
    RunState.CHECKING: (RunState.READY, RunState.FAILED),
    RunState.READY: (RunState.WAITING, RunState.APPLYING, RunState.WITHDRAWN),
    RunState.APPLYING: (RunState.APPLIED, RunState.FAILED),
    RunState.FAILED: (RunState.WAITING, RunState.WITHDRAWN),
    RunState.APPLIED: (),
    RunState.WITHDRAWN: (),
}


def check_go(run: ImportRun, to: str) -> None:
    """Raise Refused with the sentence why a run may not go to the state `to`."""
    if to not in TRANSITIONS[run.state]:
        raise Refused(_("This import has moved on: look at it again."), reason="moved_on")


def check_decide(run: ImportRun, key: str, choice: str) -> None:
    """Raise Refused where the run has no such finding, or the finding no such answer."""
    check_go(run, RunState.WAITING)
    kept = run.findings["findings"] if run.findings else []
    if not any(finding["key"] == key and choice in finding["choices"] for finding in kept):
        raise Refused(_("This import has moved on: look at it again."), reason="moved_on")


def check_sheets(run: ImportRun, names: Sequence[str]) -> None:
    """Raise Refused where none, or one that the workbook does not have, is chosen."""
    if not names or not set(names) <= {one["name"] for one in run.sheets}:
        raise Refused(_("Choose at least one sheet of this workbook."), reason="no_sheet")


def check_apply(run: ImportRun) -> None:
    """Raise Refused with the sentence why the rows of a run may not be written now."""
    check_go(run, RunState.APPLYING)
    if not run.findings or run.findings["missing"]:
        raise Refused(_("First say which columns hold what is needed."), reason="columns_missing")
    if run.rows == run.left_out:
        raise Refused(_("There is no row left to write."), reason="nothing_left")
