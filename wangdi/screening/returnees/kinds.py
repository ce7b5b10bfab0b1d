"""What is offered to be imported: lists of returnees, and lists of key areas."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.intake.registry import register as register_command
from wangdi.screening.key_areas import columns as of_areas
from wangdi.screening.key_areas import preparing as areas
from wangdi.screening.key_areas.command import EnterArea
from wangdi.screening.returnees.columns import CAUSES, COLUMNS
from wangdi.screening.returnees.command import EnterReturnee
from wangdi.screening.returnees.preparing import match, prepare

register_command(EnterReturnee(), EnterArea())
wording.name_command(EnterReturnee.name, _("Row of a list of returnees"))
wording.name_command(EnterArea.name, _("Row of a list of key areas"))
for cause in (*CAUSES, *of_areas.CAUSES):
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
imports.register(
    imports.ImportKind(
        name="key_areas",
        label=_("List of key areas"),
        permission=EnterArea.permission,
        command=EnterArea.name,
        columns=of_areas.COLUMNS,
        causes=of_areas.CAUSES,
        prepare=areas.prepare,
        match=areas.match,
        order=30,
    )
)
