"""What may be said of a paper: how it may reach somebody, who may sign it. Pure."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from wangdi.intake.commands import Review
from wangdi.pack import papers
from wangdi.pack.payloads import SignPayload

SKEW = timedelta(minutes=5)
"""A clock in somebody's hand may be a little ahead."""
HEALTH_ROWS = 250


def against_time(at: datetime, *, issued: datetime, now: datetime) -> Review | None:
    """A paper reaches nobody before it was issued, and not in the future."""
    if at > now + SKEW:
        return Review("future", _("This time is still to come."), "at")
    if at < issued - SKEW:
        return Review("too_early", _("The paper had not been issued then."), "at")
    return None


def against_delivery(kind: str, how: str, *, first: bool) -> Review | None:
    """`first`: of this person no notice was served yet; serving it is an act of its own."""
    if kind == papers.NOTICE and first:
        return Review("serve", _("Serve the notice on its own page: the days begin by it."))
    if kind == papers.EXTENSION:
        return Review("renewal", _("Serve the new days on their own page."))
    posted = papers.paper(kind).posted
    if posted != (how == "posted"):
        sentence = _("This is put up, not handed over.") if posted else _("This is not put up.")
        return Review("impossible", sentence, "how")
    return None


def against_signing(kind: str, asked: SignPayload, *, own: bool) -> Review | None:
    """`own`: the household does it itself."""
    paper = papers.paper(kind)
    if not paper.signed:
        return Review("impossible", _("This paper is not signed."))
    if own != (asked.means == "own_page"):
        return Review("impossible", _("Say how it was signed."), "means")
    if (paper.about == "building") != bool(asked.home):
        return Review("impossible", _("Say which home of the building signs."), "home")
    if bool(asked.choice) and kind != papers.RECEIPT:
        return Review("impossible", _("Only the receipt asks for a choice."), "choice")
    if asked.means == "screen" and asked.outcome == "signed" and not asked.attachments:
        return Review("no_signature", _("There is no signature on the screen yet."), "signature")
    return None
