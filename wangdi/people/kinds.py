"""What this room offers to be imported."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import choosing, wording
from wangdi.importing import kinds
from wangdi.intake.registry import register
from wangdi.people.entering.causes import CAUSES
from wangdi.people.entering.columns import COLUMNS
from wangdi.people.entering.command import EnterLedger, match
from wangdi.people.entering.preparing import prepare
from wangdi.people.entering.updating import held
from wangdi.people.models import DwellingUse, HouseholdKind, Relation, Sex


def _one_of(words: choosing.Offered) -> choosing.Source:
    """Offers the words of a fixed list, so that nobody reads or writes its codes."""
    return lambda _payload: words


register(EnterLedger())
wording.name_command(EnterLedger.name, _("Row of a household ledger"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
for field, words in {
    "use": DwellingUse.choices,
    "household_kind": HouseholdKind.choices,
    "relation": Relation.choices,
    "sex": Sex.choices,
}.items():
    choosing.offer(EnterLedger.name, field, _one_of(words))
kinds.register(
    kinds.ImportKind(
        name="ledger",
        label=_("Household ledger"),
        permission=EnterLedger.permission,
        command=EnterLedger.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        held=held,
    )
)
