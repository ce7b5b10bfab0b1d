"""Causes of this room itself: rows that came before, and lines that are no rows."""

from django.utils.translation import gettext_lazy as _

from wangdi.importing import bodies
from wangdi.importing.kinds import Cause, ImportKind
from wangdi.importing.repeating import SENT_BEFORE, SENT_OTHERWISE

OWN = {
    cause.code: cause
    for cause in (
        Cause(SENT_BEFORE, _("Sent before"),
              _("These rows of this very file came before; they stay single.")),
        Cause(SENT_OTHERWISE, _("Sent before with other content"),
              _("These rows of this very file came before and were answered otherwise. Both are "
                "kept.")),
        Cause(bodies.TOTAL, _("Totals"),
              _("Lines that add up others. They are no rows and are not entered.")),
        Cause(bodies.NOTE, _("Notes and headings"),
              _("Lines with a remark, a signature or the name of a part. They are not entered.")),
        Cause(bodies.HEADER_AGAIN, _("Header again"),
              _("The names of the columns, repeated on a new page. They are not entered.")),
        Cause(bodies.NUMBER_ONLY, _("Numbered, but empty"),
              _("Lines that were numbered in advance and hold nothing else.")),
    )
}  # fmt: skip


def cause_of(kind: ImportKind, code: str) -> Cause:
    """The cause of that code, ours or the kind's."""
    return OWN.get(code) or kind.cause(code)
