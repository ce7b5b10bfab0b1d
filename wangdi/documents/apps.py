from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class DocumentsConfig(Room):
    name = "wangdi.documents"
    label = "documents"
    verbose_name = _("Documents")
