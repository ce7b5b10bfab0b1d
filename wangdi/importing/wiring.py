"""What this room registers at home and with the intake."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.importing.commands import UndoImport
from wangdi.intake.registry import register

register(UndoImport())
wording.name_command(UndoImport.name, _("Undo a whole import"))
