from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class CareConfig(Room):
    name = "wangdi.care"
    label = "care"
    verbose_name = _("Care")
