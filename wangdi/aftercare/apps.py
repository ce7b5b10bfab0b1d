from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class AftercareConfig(Room):
    name = "wangdi.aftercare"
    label = "aftercare"
    verbose_name = _("After-care")
