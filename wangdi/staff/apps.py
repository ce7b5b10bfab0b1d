from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class StaffConfig(Room):
    name = "wangdi.staff"
    label = "staff"
    verbose_name = _("Staff")
