from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class PassesConfig(Room):
    name = "wangdi.passes"
    label = "passes"
    verbose_name = _("Passes")
