"""What is known of a home before somebody is observed there."""

from dataclasses import dataclass

from wangdi.people.models import DwellingUse, HouseholdKind
from wangdi.quarantine.actions import suiting
from wangdi.quarantine.models import Episode, Suitability
from wangdi.quarantine.rules import suitability as rules


@dataclass(frozen=True, slots=True)
class Home:
    """How it stands with an episode's home; `look` None: nobody has looked at it."""

    look: Suitability | None
    lacks: list[str]
    against: str

    @property
    def label(self) -> str:
        return str(rules.LABELS[self.look.verdict]) if self.look else ""

    @property
    def is_suitable(self) -> bool:
        return self.look is not None and self.look.verdict != rules.FACILITY


def home(episode: Episode) -> Home | None:
    """The look that holds, what is lacking, what stands against deciding; one query.

    None where the rules of the episode ask nothing about its home.
    """
    asked = episode.section.home
    if asked is None:
        return None
    look = suiting.standing([episode]).get(episode.id)
    against = rules.against(asked, episode.measure, look.verdict if look else None)
    if look is None and against is None:
        return None
    lacks = [str(one.lacks) for one in asked.questions if look and one.code in look.lacks]
    return Home(look, lacks, str(against[1]) if against else "")


def told_by_ledger(episode: Episode) -> set[str]:
    """What the household file says about the home already: a dormitory, a shared flat."""
    household = episode.household
    found = set()
    collective = household.kind == HouseholdKind.COLLECTIVE
    if collective or household.dwelling.use == DwellingUse.DORMITORY:
        found.add("dormitory")
    if household.kind == HouseholdKind.SHARED:
        found.add("shared")
    return found
