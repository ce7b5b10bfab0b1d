"""Where after-care is plugged into the floors below."""

from django.utils.translation import gettext_lazy as _

from wangdi.aftercare import section
from wangdi.home import wording
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.AftercareSection)
describing.describe(section.NAME, section.heading, section.sentences)
wording.name_command("aftercare.open", _("Begin the calls after a release"))
wording.name_command("aftercare.record_call", _("Log a call after a release"))
wording.name_command("aftercare.close", _("End the calls after a release"))
