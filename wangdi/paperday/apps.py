from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class PaperdayConfig(Room):
    name = "wangdi.paperday"
    label = "paperday"
    verbose_name = _("The day on paper")
