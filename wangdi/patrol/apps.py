from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class PatrolConfig(Room):
    name = "wangdi.patrol"
    label = "patrol"
    verbose_name = _("Patrol")
