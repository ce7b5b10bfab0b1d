from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import MANAGE_GRANTS
from wangdi.home import wording
from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="force",
        label=_("Staff"),
        url_name="staff:workers",
        icon="users-group",
        permission="staff.view_workers",
        order=10,
    )
)
for _at, (_label, _url, _icon, _may) in enumerate(
    (
        (_("Forces and units"), "staff:forces", "users", "staff.view_units"),
        (_("Lent and reported"), "staff:secondments", "arrows-exchange", "staff.view_units"),
        (_("Sign-up letters"), "staff:letters", "writing-sign", "staff.letters"),
    ),
    start=11,
):
    add(
        NavItem(
            section="force",
            label=_label,
            url_name=_url,
            icon=_icon,
            permission=_may,
            order=_at,
        )
    )
add(
    NavItem(
        section="system",
        label=_("Sign-in slips"),
        url_name="staff:accounts",
        icon="printer",
        permission="staff.open_accounts",
        order=5,
    )
)
add(
    NavItem(
        section="system",
        label=_("Roles to be given"),
        url_name="staff:roles",
        icon="key",
        permission=MANAGE_GRANTS,
        order=6,
    )
)
wording.name_command("staff.open_accounts", _("Open an account for a worker"))
wording.name_reason("has_account", _("He has an account, or serves no longer"))
wording.name_command("staff.register_workers", _("Register a worker"))
wording.name_command("staff.record_leaving", _("Record a worker's leaving"))
wording.name_reason("known_user", _("The account is another worker's"))
for _name, _label in {
    "staff.form_unit": _("Form a unit"),
    "staff.end_unit": _("Dissolve a unit"),
    "staff.join_unit": _("Join a unit"),
    "staff.quit_unit": _("Leave a unit"),
    "staff.second": _("Lend a worker to a community"),
    "staff.check_in": _("Note that somebody reported"),
    "staff.end_secondment": _("End a secondment"),
    "staff.tell_readiness": _("Note what somebody can do"),
    "staff.write_letter": _("Take in a sign-up letter"),
    "staff.answer_letter": _("Answer a sign-up letter"),
}.items():
    wording.name_command(_name, _label)
for _name, _label in {
    "no_such_unit": _("The unit or the person is not there"),
    "seconded": _("Lent already, or serves no longer"),
    "checked_in": _("Reported already"),
    "answered": _("Answered already"),
}.items():
    wording.name_reason(_name, _label)
