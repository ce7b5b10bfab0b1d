from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class HotlineConfig(Room):
    name = "wangdi.hotline"
    label = "hotline"
    verbose_name = _("Hotline")
