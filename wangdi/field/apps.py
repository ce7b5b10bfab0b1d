from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class FieldConfig(Room):
    name = "wangdi.field"
    label = "field"
    verbose_name = _("In the field")
