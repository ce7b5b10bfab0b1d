from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="gates",
        label=_("Checkpoints"),
        url_name="checkpoints:checkpoints",
        icon="barrier-block",
        permission="checkpoints.view",
        order=40,
    )
)
for _name, _label in {
    "checkpoints.register": _("Register a checkpoint"),
    "checkpoints.close": _("Close a checkpoint"),
    "checkpoints.merge": _("Merge a checkpoint into another"),
    "checkpoints.open": _("Open a checkpoint again"),
    "checkpoints.describe": _("Put a checkpoint right"),
    "checkpoints.entrust": _("Say who is responsible for a checkpoint"),
    "checkpoints.equip": _("Count the equipment of a checkpoint"),
    "checkpoints.close_compound": _("Record an order that closes a compound"),
    "checkpoints.lift_compound": _("Open a compound that was closed by order"),
}.items():
    wording.name_command(_name, _label)
for _name, _label in {
    "shut_already": _("It is closed already"),
    "open_already": _("It is open already"),
    "last_entrance": _("The last entrance of a place"),
    "others_merged": _("Others are merged into it"),
    "no_fire_note": _("No fire-safety note"),
    "fire_exit": _("A way out in a fire would be shut"),
    "no_other": _("No open checkpoint to merge into"),
    "known_number": _("The number is taken"),
    "known_checkpoint": _("A checkpoint of this name is there"),
    "not_serving": _("Does not serve any more"),
    "ordered_already": _("An order closes the place already"),
}.items():
    wording.name_reason(_name, _label)
