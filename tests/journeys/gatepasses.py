"""Passes in the state that each page needs, made once by their own commands."""

from uuid import UUID

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.passes.models import Pass, PassAct
from wangdi.world import homes
from wangdi.world.fixtures import Town

TOWN = system("town")


def shown(town: Town, page: str) -> UUID:
    """One that holds, of the home community; for taking something back, one that was blocked."""
    if page == "undo":
        return PassAct.objects.get(id=act(town)).of_id
    community = town.household("返乡人丙").community_id
    rows = Pass.objects.filter(community_id=community, state="good", klass="resident")
    return rows.order_by("id")[0].id


def act(town: Town) -> UUID:
    """What was done to a pass and can be taken back."""
    standing = PassAct.objects.filter(undone_at=None, what="blocked").order_by("-at", "-id").first()
    if standing is None:
        asked = {"of": str(shown(town, "pass")), "why": "lost"}
        submit_one(actor=TOWN, command="passes.block", payload=asked)
        return act(town)
    return standing.id


def own(town: Town) -> UUID:
    """The pass of the household whose telephone is open."""
    rows = Pass.objects.filter(household=town.household(homes.HEAD))
    return rows.order_by("-issued_at", "id")[0].id
