"""Who may be given which role. Pure: no database."""

from collections.abc import Set

from django.utils.translation import gettext as _

from wangdi.access.roles import ROLES
from wangdi.intake.commands import Refused


def check_grant(role: str, *, held: Set[str], to_self: bool, at_office: bool) -> None:
    """Raise Refused with the sentence why `role` may not be added to the roles `held`.

    Three administrators are three people, none of whom works with residents' data (等保).
    """
    if role not in ROLES:
        raise Refused(_("This role does not exist."), "role")
    if to_self:
        raise Refused(_("Nobody gives a role to himself. Ask another administrator."), "user")
    if not ROLES[role].business and not at_office:
        raise Refused(_("An administrator serves the whole office."), "place")
    for other in sorted(held - {role}):
        if not (ROLES[role].business and ROLES[other].business):
            sentence = _(
                "This person is %(other)s already. Administrators are three separate people, and"
                " none of them works with residents' data."
            )
            raise Refused(sentence % {"other": ROLES[other].label}, "role", "separate_people")


def check_close(*, to_self: bool) -> None:
    """Raise Refused where somebody would shut himself out."""
    if to_self:
        raise Refused(_("Nobody closes his own account. Ask another administrator."), "user")


def check_assign(*, to_self: bool) -> None:
    """Raise Refused where somebody would widen his own sight."""
    if to_self:
        raise Refused(_("Nobody entrusts a household to himself."), "user")
