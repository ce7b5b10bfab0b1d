"""What was replied at the doors of a round, question by question."""

from dataclasses import dataclass, field

from wangdi.access.scoping import Scope
from wangdi.screening import doorstep
from wangdi.screening.doorstep import LEAFLET
from wangdi.screening.models import CanvassRound, DoorReply


@dataclass(slots=True)
class ReplyCount:
    """One question: how many doors said yes and no, what the numbers add up to, the choices."""

    code: str
    ask: str
    kind: str
    doors: int = 0
    yes: int = 0
    no: int = 0
    total: int = 0
    choices: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, number: int | None, choice: str) -> None:
        self.doors += 1
        if choice:
            self.choices[choice] = self.choices.get(choice, 0) + 1
        elif self.kind == "number":
            self.total += number or 0
        elif number:
            self.yes += 1
        else:
            self.no += 1

    def chosen(self) -> list[tuple[str, int]]:
        """The words of each choice and how many doors chose it."""
        return [(word, self.choices.get(code, 0)) for code, word in self.words.items()]


def reply_counts(scope: Scope, canvass: CanvassRound) -> list[ReplyCount]:
    """Every question of the round with its count; of each door the last reply counts. One query."""
    asks = doorstep.of(canvass.doorstep)
    counts = {
        one.code: ReplyCount(
            one.code, str(one.ask), one.kind, words={c.code: str(c.name) for c in one.choices}
        )
        for one in asks.questions
    }
    counts[LEAFLET] = ReplyCount(LEAFLET, "", "yes_no")
    replies = DoorReply.objects.visible_to(scope).filter(round=canvass, visit__annulled_at=None)
    last = replies.order_by("question", "dwelling", "-visit__visited_at", "-visit")
    for question, number, choice in last.distinct("question", "dwelling").values_list(
        "question", "number", "choice"
    ):
        if question in counts:
            counts[question].add(number, choice)
    return list(counts.values())
