from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ScreeningConfig(Room):
    name = "wangdi.screening"
    label = "screening"
    verbose_name = _("Screening")
