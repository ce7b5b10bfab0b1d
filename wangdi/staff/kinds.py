"""What this room offers to be imported."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.importing import kinds
from wangdi.staff.commands.entering import EnterStaff
from wangdi.staff.entering.columns import CAUSES, COLUMNS
from wangdi.staff.entering.preparing import match, prepare

wording.name_command(EnterStaff.name, _("Row of a list of staff"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
kinds.register(
    kinds.ImportKind(
        name="staff",
        label=_("List of staff"),
        permission=EnterStaff.permission,
        command=EnterStaff.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=30,
    )
)
