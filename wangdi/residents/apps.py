from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ResidentsConfig(Room):
    name = "wangdi.residents"
    label = "residents"
    verbose_name = _("Residents' pages")
