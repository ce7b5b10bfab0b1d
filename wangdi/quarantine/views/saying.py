"""What each page of a change says: its title, what will happen to whom, and the verb to do it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Saying:
    """`happens` stands above the form; `button` is the verb on it."""

    title: Said
    lead: Said
    button: Said
    happens: tuple[Said, ...] = field(default=())


SAYINGS: dict[str, Saying] = {
    "suspend": Saying(
        _("Went to a hospital or a facility"),
        _("Care first: nothing at home is asked until the person is back."),
        _("Record it"),
        (
            _("Readings and checks at home stop now; team and telephone numbers stay."),
            _("The days go on, or stand still, as is decided at the return."),
        ),
    ),
    "resume": Saying(
        _("Is back at home"),
        _("Readings are asked again from now on."),
        _("Record the return"),
        (
            _("If the days away do not count, more days are only proposed; two people decide."),
            _("If they count, the release hour stays as it is."),
        ),
    ),
    "expose": Saying(
        _("Had contact again"),
        _("The days begin anew under the same file."),
        _("Begin the days anew"),
        (
            _("Day zero is the day of the new contact; the release hour moves with it."),
            _("A new notice says why, until when, and how to object. It is served by name."),
            _("Without a proposal of the rules a second person must agree."),
        ),
    ),
    "extend": Saying(
        _("Needs more days"),
        _("Nothing is made longer in silence, and never by one person."),
        _("Prepare more days"),
        (
            _("A second person agrees or sends it back; only then does it take effect."),
            _("A new notice says why, until when, and how to object. It is served by name."),
            _("The readings of the new days are planned."),
        ),
    ),
    "decline": Saying(
        _("Not follow the proposal"),
        _("Nothing changes for the person. The reason stays in the file."),
        _("Leave the days as they are"),
    ),
    "renewal": Saying(
        _("Serve the notice of new days"),
        _("Until it is in the person's hands, nobody has told the new days."),
        _("Served"),
    ),
    "report_breach": Saying(
        _("Was seen outside"),
        _("First the household is asked what it needs."),
        _("Report it"),
        (
            _("The community contact calls or knocks: food, medicine, somebody to walk the dog?"),
            _("Only what help does not settle is told to somebody else, in words."),
        ),
    ),
    "breach": Saying(
        _("What does the household need?"),
        _("Ask kindly, help first, and write down what was done."),
        _("Record it"),
    ),
    "refer": Saying(
        _("Tell somebody who can help further"),
        _("In words, to somebody named. Nothing is compelled by it."),
        _("Record that it was told"),
    ),
    "object": Saying(
        _("Does not agree"),
        _("Everybody may object at any time; it changes nothing about the care given."),
        _("Write it down"),
        (
            _("Somebody who decided none of it answers within the hours promised."),
            _("The answer is given on paper, with its reasons and the next instance."),
        ),
    ),
    "objection": Saying(
        _("Answer an objection"),
        _("You answer by name; the person gets it on paper."),
        _("Give the answer"),
        (
            _("Upheld: it ends now, or is made shorter at once."),
            _("Not upheld: the answer says why, and where the person can turn to next."),
        ),
    ),
}
GROUPS: dict[str, tuple[Said, Said]] = {
    "shorter": (_("Shorter"), _("It applies by itself; each person gets a new notice.")),
    "longer": (_("Longer"), _("It is only proposed; two named people take it, or not.")),
    "look": (
        _("To look at"),
        _("Set by people, or unknown to these rules: nothing changes by itself."),
    ),
}
"""What a version of the rules does to open files, by the verdict of the comparison."""


def says(act: str, proposal: object = None, **more: object) -> Callable[[], dict[str, object]]:
    """What the page of an act shows beside its form."""
    return lambda: {"says": SAYINGS[act], "proposal": proposal, **more}


def uuid_of(text: str) -> UUID:
    """An id from an address; one that is none is not there."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
