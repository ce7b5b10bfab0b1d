"""Where screening is plugged into the profiles."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wangdi.people import holds, merging
from wangdi.profiles import describing, sections
from wangdi.screening import following, meeting
from wangdi.screening.section import NAME, ScreeningSection


def heading() -> str:
    return _("Screening")


def sentences(section: ScreeningSection) -> Iterable[str]:
    """The section in plain words."""
    yield _("Arrivals stay on the line list for %(n)d days.") % {"n": section.recent_days}
    for area in section.key_areas:
        if area.until:
            text = _("%(area)s is a key area from %(since)s to %(until)s.")
        else:
            text = _("%(area)s is a key area from %(since)s on.")
        yield text % {"area": area.name, "since": area.since, "until": area.until}


sections.register(NAME, ScreeningSection)
describing.describe(NAME, heading, sentences)
holds.register("screening", meeting.held)
merging.register("screening", following.merge, following.unmerge)
