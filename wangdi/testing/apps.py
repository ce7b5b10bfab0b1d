from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class TestingConfig(Room):
    name = "wangdi.testing"
    label = "testing"
    verbose_name = _("Test results")
