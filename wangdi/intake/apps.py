from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class IntakeConfig(Room):
    name = "wangdi.intake"
    label = "intake"
    verbose_name = _("Intake")
    append_only = ("intake_event", "intake_fact")
