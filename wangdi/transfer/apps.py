from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class TransferConfig(Room):
    name = "wangdi.transfer"
    label = "transfer"
    verbose_name = _("Handover of returnees")
