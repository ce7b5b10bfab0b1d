from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class PeopleConfig(Room):
    name = "wangdi.people"
    label = "people"
    verbose_name = _("People")
