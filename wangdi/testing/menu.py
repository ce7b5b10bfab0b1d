"""What stands in the side navigation, and what commands are called in the review box."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording
from wangdi.testing.permissions import VIEW
from wangdi.ui.navigation import NavItem, add

add(
    NavItem(
        section="care",
        label=_("Test results"),
        url_name="testing:lists",
        icon="test-pipe",
        permission=VIEW,
        order=35,
    )
)
wording.name_command("testing.record", _("Enter a test result"))
wording.name_command("testing.correct", _("Put a test result right"))
wording.name_command("testing.handle", _("Report a positive result"))
wording.name_command("testing.enter", _("Row of a list of test results"))
