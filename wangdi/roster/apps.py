from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class RosterConfig(Room):
    name = "wangdi.roster"
    label = "roster"
    verbose_name = _("Posts and shifts")
