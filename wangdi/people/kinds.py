"""What this room offers to be imported."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.importing import kinds
from wangdi.intake.registry import register
from wangdi.people.entering.causes import CAUSES
from wangdi.people.entering.columns import COLUMNS
from wangdi.people.entering.command import EnterLedger, match
from wangdi.people.entering.preparing import prepare
from wangdi.people.entering.updating import held

register(EnterLedger())
wording.name_command(EnterLedger.name, _("Row of a household ledger"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
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
