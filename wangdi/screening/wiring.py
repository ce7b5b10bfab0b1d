"""Where screening is plugged into the profiles."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.documents import kinds as documents
from wangdi.documents.kinds import DocumentKind
from wangdi.home import choosing
from wangdi.people import choosing as residents
from wangdi.people import holds, merging
from wangdi.profiles import describing, sections
from wangdi.screening import following, meeting, papers, transferring, words
from wangdi.screening.doorstep import Doorstep
from wangdi.screening.section import NAME, ScreeningSection
from wangdi.transfer import expected


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
    yield from _at_doors(section.doorstep)


def _at_doors(asks: Doorstep) -> Iterable[str]:
    """What rounds say and ask, and when a silent door is due again."""
    for number, prompt in enumerate(asks.prompts, start=1):
        yield _("At the door, %(n)d: %(words)s") % {"n": number, "words": prompt}
    for question in asks.questions:
        yield _("Asked at the door: %(words)s.") % {"words": question.ask}
    if asks.questions:
        yield _("A door that does not answer is due again after %(n)d hours, at another time.") % {
            "n": asks.revisit.after_hours
        }


documents.register(
    DocumentKind(
        name=papers.NOTICE,
        label=gettext_lazy("Notice of a campaign"),
        template="screening/templates/typ/notice.typ",
        mark="告",
    )
)


sections.register(NAME, ScreeningSection)
describing.describe(NAME, heading, sentences)
holds.register("screening", meeting.held)
choosing.offer("screening.enter_returnee", "household", residents.households)
choosing.offer("screening.enter_returnee", "person", residents.people)
merging.register("screening", following.merge, following.unmerge)
expected.register(transferring.SOURCE, transferring.offered)
words.name_all()
