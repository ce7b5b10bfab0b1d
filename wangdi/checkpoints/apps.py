from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class CheckpointsConfig(Room):
    name = "wangdi.checkpoints"
    label = "checkpoints"
    verbose_name = _("Checkpoints")
