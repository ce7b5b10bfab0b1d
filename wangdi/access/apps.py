from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class AccessConfig(Room):
    name = "wangdi.access"
    label = "access"
    verbose_name = _("Access")
