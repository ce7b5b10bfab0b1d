"""What is said and asked at a door, when to come again, what is handed over: of the profile."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from wangdi.lib import clock
from wangdi.profiles.texts import Text
from wangdi.screening.outcomes import LIT, NO_ANSWER

LEAFLET = "leaflet"
"""The question that every round has: whether the leaflet was handed over."""
RETURNED = "returned"
"""The question whose yes leads on to the form of a returnee."""
MOST = 100_000
CODE = r"^[a-z][a-z0-9_]{0,39}$"


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Strict):
    code: str = Field(pattern=CODE)
    name: Text


class Question(Strict):
    """`yes_no`, a `number` (counted together), or a `choice` of a few words."""

    code: str = Field(pattern=CODE)
    kind: Literal["yes_no", "number", "choice"]
    ask: Text
    choices: list[Choice] = Field(default_factory=list)

    def problem(self, reply: object) -> str:
        """Why a reply cannot be, as a sentence; empty where it can."""
        if self.kind == "yes_no":
            return "" if isinstance(reply, bool) else _("Yes or no?")
        if self.kind == "number":
            whole = isinstance(reply, int) and not isinstance(reply, bool)
            fits = whole and 0 <= int(str(reply)) <= MOST
            return "" if fits else _("A whole number, please.")
        known = {choice.code for choice in self.choices}
        return "" if reply in known else _("Choose one of the answers offered.")


class Revisit(Strict):
    """A door that did not answer is due again `after_hours` later, at the next of `times`.

    So a door that was silent in the morning is knocked at another time of day.
    """

    after_hours: int = Field(default=2, ge=0, le=72)
    times: list[time] = Field(default_factory=list)

    def due(self, visited_at: datetime) -> datetime:
        """When a door that was silent at `visited_at` is to be knocked at again."""
        least = visited_at + timedelta(hours=self.after_hours)
        if not self.times:
            return least
        day = clock.day_of(visited_at)
        for ahead in range(5):
            for wall in sorted(self.times):
                at = clock.at(day + timedelta(days=ahead), wall)
                if at > visited_at and at >= least:
                    return at
        return least

    def line(self, now: datetime) -> datetime:
        """Doors that were silent up to this instant are due again at `now`: one comparison.

        `due` never falls as `visited_at` rises, so that one line parts them.
        """
        wait = timedelta(hours=self.after_hours)
        if not self.times:
            return now - wait
        today = clock.day_of(now)
        begun = (
            clock.at(today - timedelta(days=back), wall) for back in (0, 1) for wall in self.times
        )
        last = max(at for at in begun if at <= now)
        return last - max(wait, timedelta(microseconds=1))


class Leaflet(Strict):
    title: Text
    lines: list[Text] = Field(min_length=1)


class Doorstep(Strict):
    """`prompts` are said one after the other, `questions` are asked and their answers counted."""

    prompts: list[Text] = Field(default_factory=list)
    questions: list[Question] = Field(default_factory=list)
    revisit: Revisit = Field(default_factory=Revisit)
    again: list[str] = Field(default_factory=lambda: [NO_ANSWER, LIT])
    leaflet: Leaflet | None = None

    def question(self, code: str) -> Question | None:
        return next((one for one in self.questions if one.code == code), None)

    def problem(self, replies: Mapping[str, object]) -> tuple[str, str]:
        """The first question whose reply cannot be, and why; two empty words where all can."""
        for code, reply in replies.items():
            if code == LEAFLET:
                why = "" if isinstance(reply, bool) else _("Yes or no?")
            else:
                known = self.question(code)
                why = known.problem(reply) if known else _("This question is not of the round.")
            if why:
                return code, why
        return "", ""


def of(kept: Mapping[str, Any]) -> Doorstep:
    """What a round keeps, read again."""
    return Doorstep.model_validate(kept)
