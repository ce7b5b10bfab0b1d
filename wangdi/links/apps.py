from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class LinksConfig(Room):
    name = "wangdi.links"
    label = "links"
    verbose_name = _("Household links")
