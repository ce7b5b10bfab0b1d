from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class QuarantineConfig(Room):
    name = "wangdi.quarantine"
    label = "quarantine"
    verbose_name = _("Quarantine")
