from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ProfilesConfig(Room):
    name = "wangdi.profiles"
    label = "profiles"
    verbose_name = _("Profiles")
