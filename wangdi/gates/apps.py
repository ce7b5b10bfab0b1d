from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class GatesConfig(Room):
    name = "wangdi.gates"
    label = "gates"
    verbose_name = _("Gates")
