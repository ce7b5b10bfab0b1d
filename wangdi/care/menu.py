from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import NavItem, add

for _label, _url, _icon, _permission, _order in (
    (_("Orders to homes"), "care:board", "package", "care.view_goods", 34),
    (_("Three team queues"), "care:teams", "users-group", "care.teams", 35),
    (_("Talks"), "care:talks", "messages", "care.counsel", 36),
):
    add(
        NavItem(
            section="care",
            label=_label,
            url_name=_url,
            icon=_icon,
            permission=_permission,
            order=_order,
        )
    )
