"""What is offered to be imported: lists of returnees, and lists of key areas."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.intake.registry import register as register_command
from wangdi.screening.returnees.columns import CAUSES, COLUMNS
from wangdi.screening.returnees.command import EnterReturnee
from wangdi.screening.returnees.preparing import match, prepare

register_command(EnterReturnee())
wording.name_command(EnterReturnee.name, _("Row of a list of returnees"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
imports.register(
    imports.ImportKind(
        name="returnees",
        label=_("List of returnees"),
        permission=EnterReturnee.permission,
        command=EnterReturnee.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=20,
    )
)
