from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class PackConfig(Room):
    name = "wangdi.pack"
    label = "pack"
    verbose_name = _("Papers")
