from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class ImportingConfig(Room):
    name = "wangdi.importing"
    label = "importing"
    verbose_name = _("Importing")
