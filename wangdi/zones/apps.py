from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ZonesConfig(Room):
    name = "wangdi.zones"
    label = "zones"
    verbose_name = _("Key zones")
