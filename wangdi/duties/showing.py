"""How duties are said on pages: a row with its reason, a line for the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from wangdi.access.roles import ROLES
from wangdi.duties import kinds, oversight, queries, rules
from wangdi.duties.models import Duty
from wangdi.ui.components import times

GROUP_WORDS = {
    "late": gettext_lazy("Late"),
    "open": gettext_lazy("Open now"),
    "later": gettext_lazy("Later today"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A duty with what it is, where it is done, its state, and why it stands where it stands."""

    duty: Duty
    kind: str | Promise
    icon: str
    url: str
    state: str
    why: str
    role: str | Promise


def row(duty: Duty, at: datetime) -> Row:
    known = kinds.kind(duty.kind)
    state = duty.state_at(at)
    role = ROLES[duty.role].label if duty.role in ROLES else duty.role
    return Row(duty, known.label, known.icon, known.act_url(duty), state, why(duty, state), role)


def why(duty: Duty, state: str) -> str:
    """“Was due 9 Feb 20:00, now with the duty desk”; for others the time that matters."""
    if state == rules.UPCOMING:
        return _("from %(when)s") % {"when": times.moment(duty.opens_at)}
    if state == rules.OPEN:
        return _("until %(when)s") % {"when": times.moment(duty.due_at)}
    if state in queries.LATE_NOW:
        late = _("was due %(when)s") % {"when": times.moment(duty.due_at)}
        return " · ".join([late, reached(duty)] if duty.level else [late])
    return duty.reason


def reached(duty: Duty) -> str:
    """The level that the duty has climbed to, as a role."""
    climbs = kinds.kind(duty.kind).climbs
    role = climbs[min(duty.level, len(climbs)) - 1]
    return _("now with: %(role)s") % {"role": ROLES[role].label}


def day_line(left: Mapping[str, int]) -> str:
    """Today's one line, in the words of the kinds of which most is left."""
    if not left:
        return _("Everything for today is done.")
    said = [kinds.kind(name).left(count) for name, count in list(left.items())[:2]]
    rest = sum(list(left.values())[2:])
    if rest:
        said.append(ngettext("%(n)d more thing", "%(n)d more things", rest) % {"n": rest})
    return _("%(what)s.") % {"what": pgettext("between clauses", ", ").join(said)}


def units_line(units: list[oversight.Unit]) -> str:
    """“312 are late or missed, most of them in …”."""
    behind = sum(unit.missed + unit.late for unit in units)
    if not behind:
        waiting = sum(unit.open for unit in units)
        text = ngettext(
            "Nothing is late; %(n)d is open.", "Nothing is late; %(n)d are open.", waiting
        )
        return text % {"n": waiting} if waiting else _("Nothing is late.")
    worst = units[0]
    text = ngettext(
        "%(n)d duty is late or missed; most in %(unit)s.",
        "%(n)d duties are late or missed; most in %(unit)s.",
        behind,
    )
    return text % {"n": behind, "unit": worst.name or _("the office itself")}
