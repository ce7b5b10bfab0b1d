from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ChecksConfig(Room):
    name = "wangdi.checks"
    label = "checks"
    verbose_name = _("Presence checks")
