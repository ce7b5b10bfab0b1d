from django.utils.translation import gettext_lazy as _

from wangdi.lib.rooms import Room


class AccountsConfig(Room):
    name = "wangdi.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
