"""Fields of what may be asked, each with its check and its sentence."""

from collections.abc import Callable
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import AfterValidator, AwareDatetime, Field

from wangdi.lib.identifiers import (
    Checked,
    check_name,
    check_phone,
    check_plate,
)

LONGEST_DRAWING = 6000
LAST_YEAR = 2199
SymptomName = Literal["cough", "fatigue", "sore_throat", "smell", "diarrhoea"]


def _by(check: Callable[[str], Checked[str]]) -> AfterValidator:
    """A validator that takes the value made normal, empty stays empty, or says what is wrong."""

    def validate(value: str) -> str:
        checked = check(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    return AfterValidator(validate)


def _sane(moment: AwareDatetime) -> AwareDatetime:
    if not 1990 <= moment.year <= LAST_YEAR:
        raise ValueError(_("Check the year."))
    return moment


Name = Annotated[str, Field(max_length=60), _by(check_name)]
Phone = Annotated[str, Field(max_length=30), _by(check_phone)]
Plate = Annotated[str, Field(max_length=20), _by(check_plate)]
Moment = Annotated[AwareDatetime, AfterValidator(_sane)]
Reason = Annotated[str, Field(min_length=1, max_length=500)]
Drawing = Annotated[str, Field(max_length=LONGEST_DRAWING, pattern=r"^[ML0-9 ]*$")]
