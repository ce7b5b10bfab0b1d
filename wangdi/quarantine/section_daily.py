"""What a profile says about every day: symptoms, the rule over them, and the clocks of a fever."""

from collections.abc import Iterable
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.profiles.texts import Strict, Text

Transport = Literal["ambulance", "arranged_car", "own_car"]
"""How somebody with fever travels to the clinic. Public transport is none of the ways."""


class SymptomWord(Strict):
    """One symptom that is asked for; `code` is what readings keep."""

    code: str = Field(pattern=r"^[a-z][a-z_]{0,19}$")
    label: Text


class SymptomGroup(Strict):
    """Any `needs` of these symptoms together call the doctor."""

    code: str
    needs: int = Field(ge=1)
    of: list[str] = Field(min_length=1)


def _word(code: str, zh: str, en: str) -> SymptomWord:
    return SymptomWord(code=code, label=Text(zh=zh, en=en))


# For profiles that name none of their own: what the notice of home quarantine asks people to tell.
SYMPTOMS = [
    _word("cough", "干咳", "Dry cough"),
    _word("fatigue", "乏力", "Fatigue"),
    _word("sore_throat", "咽痛", "Sore throat"),
    _word("smell", "嗅(味)觉减退", "Loss of smell or taste"),
    _word("diarrhoea", "腹泻", "Diarrhoea"),
    _word("breath", "呼吸困难", "Hard to breathe"),
]
GROUPS = [
    SymptomGroup(code="A", needs=1, of=["cough", "smell", "breath"]),
    SymptomGroup(code="B", needs=2, of=["fatigue", "sore_throat", "diarrhoea"]),
]


class Daily(Strict):
    """Minutes count from the moment the office knew. `report_minutes`: to the health department.

    `watch_hours`: how long a doctor's word that somebody stays at home and is watched holds for
    symptoms that he already knew.
    """

    symptoms: list[SymptomWord] = SYMPTOMS
    groups: list[SymptomGroup] = GROUPS
    remeasure_minutes: int = Field(default=5, ge=1, le=60)
    doctor_minutes: int = Field(default=30, ge=1)
    clinic_minutes: int = Field(default=90, ge=1)
    report_minutes: int = Field(default=120, ge=1)
    outcome_hours: int = Field(default=24, ge=1)
    watch_hours: int = Field(default=24, ge=1)
    clinics: list[Text] = Field(default_factory=list)

    @model_validator(mode="after")
    def check_groups(self) -> "Daily":
        """A group asks only for what is named, and never for more than it names."""
        for group in self.groups:
            if unknown := set(group.of) - self.codes:
                raise ValueError(f"group {group.code} names unknown symptoms {sorted(unknown)}")
            if group.needs > len(group.of):
                raise ValueError(f"group {group.code} can never be full")
        return self

    @property
    def codes(self) -> set[str]:
        return {one.code for one in self.symptoms}

    def label(self, code: str) -> str:
        """The word of a code; the code itself where this version does not know it."""
        return next((str(one.label) for one in self.symptoms if one.code == code), code)


def sentences(daily: Daily) -> Iterable[str]:
    """What the rules say of a fever and of what is felt, in plain words."""
    yield _(
        "A fever is measured again after %(n)d minutes, two of three count; a doctor speaks with"
        " the person within %(doctor)d minutes, the report goes out within %(report)d minutes."
    ) % {
        "n": daily.remeasure_minutes,
        "doctor": daily.doctor_minutes,
        "report": daily.report_minutes,
    }
    for group in daily.groups:
        felt = ", ".join(daily.label(code) for code in group.of)
        yield _("The doctor hears of any %(n)d of these: %(felt)s.") % {
            "n": group.needs,
            "felt": felt,
        }
    yield _("A normal temperature after a fever reducer is no normal one: the doctor hears of it.")
