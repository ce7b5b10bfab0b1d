"""What the planner's codes mean, for people."""

from django.utils.translation import gettext_lazy as _

from wangdi.roster.rules import terms

SENTENCES = {
    terms.GAP: _("Between two shifts nobody is at this post."),
    terms.SHORT: _("Fewer people than this post takes."),
    terms.DOUBLE: _("He stands somewhere else at this hour."),
    terms.REST: _("Too little rest between two shifts."),
    terms.CAP: _("More hours than one may work within 24."),
    terms.AGE: _("Not of the age for this shift."),
    terms.ABLE: _("He said that he cannot do this shift."),
    terms.HOURS: _("He said that he cannot at these hours."),
    terms.WEEKDAY: _("He said that he cannot on this day."),
    terms.KIND: _("Only volunteers: one of the office, the community or a Party member is needed."),
}
