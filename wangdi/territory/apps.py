from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class TerritoryConfig(Room):
    name = "wangdi.territory"
    label = "territory"
    verbose_name = _("Territory")
