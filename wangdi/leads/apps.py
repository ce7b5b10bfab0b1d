from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class LeadsConfig(Room):
    name = "wangdi.leads"
    label = "leads"
    verbose_name = _("Leads")
