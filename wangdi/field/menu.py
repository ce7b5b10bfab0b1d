from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.ui import navigation
from wangdi.ui.navigation import NavItem

navigation.add(
    NavItem(
        section="gates",
        label=_("Field app"),
        url_name="field:app",
        icon="device-mobile",
        permission="field.work",
        order=80,
    )
)
navigation.add(
    NavItem(
        section="force",
        label=_("Phones in the field"),
        url_name="field:phones",
        icon="devices",
        permission="field.view",
        order=60,
    )
)
for _name, _label in {
    "field.sign_in": _("Sign in on a phone"),
    "field.end_sign_in": _("Revoke a sign-in on a phone"),
    "field.make_code": _("Make a code to sign in on a phone"),
    "field.name_phone": _("Name a phone"),
    "field.end_phone": _("Revoke a phone"),
    "field.give_back_phone": _("Give a phone back"),
    "field.renew_key": _("Renew the key of the phones"),
    "field.keep_raw": _("A record of a phone, as it came"),
}.items():
    wording.name_command(_name, _label)
for _name, _label in {
    "maker": _("Not proved who made it"),
    "unreadable": _("It does not open"),
    "shift_ended": _("The sign-in was over"),
    "shift_revoked": _("The sign-in was revoked"),
    "device_revoked": _("The phone was revoked"),
    "not_from_phone": _("Not done from a phone"),
    "protocol": _("Another version of the app"),
    "fault": _("The house could not take it"),
}.items():
    wording.name_reason(_name, _label)
