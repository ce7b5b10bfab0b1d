"""What each page is for, in a few sentences: one text, so that it reads as one.

A topic is found by the name of the view: the longest beginning that fits.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Topic:
    """`permission`: who is told of it on the page of all topics."""

    title: Text
    sentences: tuple[Text, ...]
    permission: str


TOPICS = {
    "duties:": Topic(
        _("My day"),
        (
            _("What is late stands on top, then what is open, in the order in which one walks."),
            _("Doing a thing where it happens settles its duty; nothing is ticked off twice."),
            _("Whoever is away lets somebody stand in: roles, households and duties pass on."),
        ),
        "duties.view_my_day",
    ),
    "people:": Topic(
        _("Ledger and household files"),
        (
            _("Search by name, by the first letters of its pinyin, by door or by number."),
            _("A household's file shows all that touches it; print it on one sheet."),
            _("A move, a birth, a death is recorded on the person; both files keep it."),
            _("Two entries of one person are merged by hand, and parted again where it was wrong."),
        ),
        "people.view_ledger",
    ),
    "atlas:": Topic(
        _("Places and grids"),
        (
            _("The office's tree by its official codes; what has none is laid by hand."),
            _("A grid is drawn over buildings; drawn anew, everything in it follows."),
            _("What has nobody (a grid, a compound without a managing body) stands under gaps."),
        ),
        "territory.view_places",
    ),
    "importing:": Topic(
        _("Import"),
        (
            _("Send the file as it is. All of it is looked through before anything is written."),
            _("Say once what an odd heading or word means; the next file of its kind knows it."),
            _("Each cause is answered for all its rows, or a cell is corrected on the page."),
            _("The same file again changes nothing; a whole import is undone with one button."),
        ),
        "importing.import",
    ),
    "screening:": Topic(
        _("Canvass"),
        (
            _("The doors are the denominator; nobody answering is never done."),
            _("A door that is not in the ledger is added on the spot and counts from then on."),
            _("On paper too: print the sheets, enter them in the evening; a second person looks."),
        ),
        "screening.visit",
    ),
    "screening:arriv": Topic(
        _("Returnees"),
        (
            _("Whoever comes is expected, then arrives; what was declared is not typed again."),
            _("A key area is decided by place and day of the journey, never by birthplace."),
            _("Lists by class say for each person why he is on them."),
        ),
        "screening.view_arrivals",
    ),
    "leads:": Topic(
        _("Leads from above"),
        (
            _("A list that was sent is found in the ledger, given to the grid, and checked there."),
            _("Call first; write down each attempt. Evidence can be a picture."),
            _("Whoever is meant can say that it is wrong; another person decides on that."),
            _("The answer goes back in the sender's own columns, before the deadline."),
        ),
        "leads.check",
    ),
    "transfer:": Topic(
        _("Handover at entry points"),
        (
            _("Each step is taken where it happens; between two places minutes are counted."),
            _("Whoever gives and whoever takes are two people, and both sign."),
            _("A fever goes to the health side at once; an emergency never waits for a form."),
        ),
        "transfer.view",
    ),
    "hotline:": Topic(
        _("Tips and requests"),
        (
            _("A tip is a fact: a place, a time, what was seen. Lists of people are not taken."),
            _("Each class has its own deadline; who took it first leads until it is answered."),
            _("A medical emergency is 120, at once."),
        ),
        "hotline.view",
    ),
    "quarantine:": Topic(
        _("Quarantine and care"),
        (
            _("A rule proposes with its reasons; a named person decides."),
            _("Two readings a day; one that is missing is never a normal one."),
            _("Release is prepared by one and approved by another, ready the day before."),
        ),
        "quarantine.view",
    ),
    "checkpoints:": Topic(
        _("Checkpoints"),
        (
            _("Every entrance with its one monitoring point, its hours and who answers for it."),
            _("Closing takes a fire-safety note; a way out in a fire is never locked or welded."),
            _("The last entrance of a place stays open; a whole list comes by Import."),
            _("An order has a basis and an end; when it is over, somebody opens and says so."),
        ),
        "checkpoints.view",
    ),
    "patrol:": Topic(
        _("Patrol and venues"),
        (
            _("A zone has points on one side of a place; how often it is walked is a rule."),
            _("What is found is somebody's task with a deadline; another looks at it again."),
            _("An order for venues has a basis and an end; pharmacies and clinics stay open."),
            _("When a closure is over, somebody sees that the venue is open again."),
            _("At a door only the colour of a code is kept. A paper is as good."),
        ),
        "patrol.view",
    ),
    "gates:": Topic(
        _("Gates"),
        (
            _("Scan, type four digits, a plate or a door: one answer and what to do now."),
            _("A medical emergency passes at once and is asked nothing."),
            _("A crossing is taken back within 15 minutes by who recorded it."),
            _("A paper gate book is typed off by one and looked at by another."),
        ),
        "gates.view",
    ),
    "passes:": Topic(
        _("Passes"),
        (
            _("A pass holds at every gate of its compound; its class says what it allows."),
            _("Issue one from a household's file, or all of a compound at once."),
            _("It rests while somebody of the household is in quarantine."),
            _("A lost card is replaced: every earlier copy is dead at once."),
        ),
        "passes.view",
    ),
    "paperday:": Topic(
        _("The day on paper"),
        (
            _("Print the day beforehand: gate books, temperatures, orders, door lists."),
            _("Every row has a picture; it opens the place where that row is entered."),
            _("Photograph the filled sheets: the rows come up one by one beside the writing."),
            _("What was entered before is known by its row and is never counted twice."),
        ),
        "paperday.enter",
    ),
    "reporting:": Topic(
        _("Reports"),
        (
            _("Figures count themselves; each opens to its rows."),
            _("Say that the day is complete, also when there is nothing to report."),
            _("What is frozen at the cut-off stays; a correction is a new version with a reason."),
            _("An upper level's form is filled from the figures once somebody has mapped it."),
        ),
        "reporting.view",
    ),
    "roster:": Topic(
        _("Posts and shifts"),
        (
            _("Open a post with its duty, propose its week, then change it by hand."),
            _("Before a shift: hand out what is needed. At the post: sign in with its code."),
            _("Whoever hands over counts; the next one signs too. Differences are said."),
            _("An empty post is somebody's duty at once, and climbs when nobody fills it."),
        ),
        "roster.view",
    ),
    "staff:": Topic(
        _("Staff"),
        (
            _("Being registered opens nothing: an account signs in, a role sees and does."),
            _("The system administrator prints slips, the security administrator gives roles."),
            _("Who leaves signs in no more, and his duties are open to his colleagues at once."),
        ),
        "staff.view_workers",
    ),
    "home:review": Topic(
        _("Kept for a person"),
        (
            _("What could not be applied waits here with its reason; nothing was dropped."),
            _("Take it as it is, correct it where it stands, or dismiss it with a reason."),
        ),
        "home.review",
    ),
    "home:approv": Topic(
        _("Second person"),
        (_("What restricts people takes two. Read what is proposed and why; then agree or not."),),
        "home.approve",
    ),
}


def topic_of(view_name: str) -> Topic | None:
    """The topic of a view; None where there is none."""
    fitting = [name for name in TOPICS if view_name.startswith(name)]
    return TOPICS[max(fitting, key=len)] if fitting else None


def sentences(request: HttpRequest) -> tuple[Text, ...]:
    """What the page that is open tells of itself, for whoever has signed in."""
    match = request.resolver_match
    user = getattr(request, "user", None)
    if match is None or user is None or not user.is_authenticated:
        return ()
    topic = topic_of(match.view_name)
    return topic.sentences if topic else ()
