"""Dates and times as people here write them."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from wangdi.lib import clock

DAY = 86_400
WEEKDAYS = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)
MONTHS = (
    pgettext_lazy("month", "Jan"),
    pgettext_lazy("month", "Feb"),
    pgettext_lazy("month", "Mar"),
    pgettext_lazy("month", "Apr"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "Jun"),
    pgettext_lazy("month", "Jul"),
    pgettext_lazy("month", "Aug"),
    pgettext_lazy("month", "Sep"),
    pgettext_lazy("month", "Oct"),
    pgettext_lazy("month", "Nov"),
    pgettext_lazy("month", "Dec"),
)


def day(value: date | datetime) -> str:
    """2月10日(周一), with its year when it is another year than today's."""
    when = clock.day_of(value) if isinstance(value, datetime) else value
    parts = {
        "weekday": weekday(when),
        "day": when.day,
        "month": MONTHS[when.month - 1],
        "year": when.year,
    }
    if when.year == clock.today().year:
        return _("%(weekday)s %(day)d %(month)s") % parts
    return _("%(weekday)s %(day)d %(month)s %(year)d") % parts


def month_day(when: date) -> str:
    """2月10日."""
    return _("%(day)d %(month)s") % {"day": when.day, "month": MONTHS[when.month - 1]}


def weekday(when: date) -> str:
    """周一."""
    return str(WEEKDAYS[when.weekday()])


def clocktime(value: datetime) -> str:
    """17:00, in the office's time."""
    return clock.local(value).strftime("%H:%M")


def moment(value: datetime) -> str:
    """2月10日(周一) 17:00."""
    return f"{day(value)} {clocktime(value)}"


def ago(value: datetime) -> str:
    """3 minutes ago; from a week on the day itself. A time still to come gives its moment."""
    seconds = int((clock.now() - value).total_seconds())
    if seconds < 0 or seconds >= 7 * DAY:
        return moment(value)
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        minutes = seconds // 60
        return _count(ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes), minutes)
    if seconds < DAY:
        hours = seconds // 3600
        return _count(ngettext("%(n)d hour ago", "%(n)d hours ago", hours), hours)
    days = seconds // DAY
    return _count(ngettext("%(n)d day ago", "%(n)d days ago", days), days)


def _count(text: str, n: int) -> str:
    return text % {"n": n}
