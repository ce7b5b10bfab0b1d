from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ExportingConfig(Room):
    name = "wangdi.exporting"
    label = "exporting"
    verbose_name = _("Exporting")
