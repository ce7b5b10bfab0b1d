from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class DutiesConfig(Room):
    name = "wangdi.duties"
    label = "duties"
    verbose_name = _("Duties")
