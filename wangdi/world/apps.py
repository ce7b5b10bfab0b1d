from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class WorldConfig(Room):
    name = "wangdi.world"
    label = "world"
    verbose_name = _("World")
