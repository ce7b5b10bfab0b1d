"""The user's own menu."""

from django.utils.translation import gettext_lazy as _

from wangdi.ui.navigation import MenuItem, add_menu

# icons: key shield-lock logout
add_menu(MenuItem(label=_("Password"), url_name="account_change_password", icon="key", order=10))
add_menu(MenuItem(label=_("Second proof"), url_name="mfa_index", icon="shield-lock", order=20))
add_menu(
    MenuItem(label=_("Sign out"), url_name="account_logout", icon="logout", post=True, order=90)
)
