from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class AtlasConfig(Room):
    name = "wangdi.atlas"
    label = "atlas"
    verbose_name = _("Places")
