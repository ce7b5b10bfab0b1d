from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ReportingConfig(Room):
    name = "wangdi.reporting"
    label = "reporting"
    verbose_name = _("Reporting")
