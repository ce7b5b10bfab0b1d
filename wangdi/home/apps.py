from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class HomeConfig(Room):
    name = "wangdi.home"
    label = "home"
    verbose_name = _("Home")
