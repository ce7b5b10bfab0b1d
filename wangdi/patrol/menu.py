from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

for _label, _url, _icon, _order in (
    (_("Patrol findings"), "patrol:findings", "flag-2", 44),
    (_("Patrol zones"), "patrol:zones", "route", 45),
    (_("Venues"), "patrol:venues", "building-store", 46),
    (_("Orders for venues"), "patrol:orders", "gavel", 47),
):
    add(
        NavItem(
            section="gates",
            label=_label,
            url_name=_url,
            icon=_icon,
            permission="patrol.view",
            order=_order,
        )
    )
