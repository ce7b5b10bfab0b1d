"""After a release: files open, calls due, made and missed, who was unwell, files closed."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.aftercare.actions import CALL
from wangdi.aftercare.models import Aftercare, Call
from wangdi.duties.models import Duty
from wangdi.lib.figures import Balance, Cut, Figure, Text, register, tie

GROUP = _("After-care")


def there(cut: Cut) -> QuerySet[Aftercare]:
    """Released, and the calls are not over."""
    found = Aftercare.objects.filter(released_at__lte=cut.until)
    still = found.filter(Q(closed_at=None) | Q(closed_at__gt=cut.until))
    return still.select_related("episode__household")


def begun(cut: Cut) -> QuerySet[Aftercare]:
    found = Aftercare.objects.filter(released_at__gt=cut.since, released_at__lte=cut.until)
    return found.select_related("episode__household")


def closed(cut: Cut) -> QuerySet[Aftercare]:
    found = Aftercare.objects.filter(closed_at__gt=cut.since, closed_at__lte=cut.until)
    return found.select_related("episode__household")


def due(cut: Cut) -> QuerySet[Duty]:
    """Calls whose hour was due today; withdrawn ones were not."""
    planned = Duty.objects.filter(kind=CALL, due_at__gt=cut.since, due_at__lte=cut.until)
    return planned.exclude(settlement="withdrawn")


def tries(cut: Cut) -> QuerySet[Call]:
    found = Call.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("file__episode__household")


def _files(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"aftercare.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        describe=lambda one: one.episode.household.address,
        url=lambda one: reverse("aftercare:file", args=[one.pk]),
        permission="aftercare.view",
        **more,  # type: ignore[arg-type]
    )


def _calls(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"aftercare.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=tries,
        describe=lambda one: f"{one.file.episode.household.address} · {one.get_answer_display()}",
        url=lambda one: reverse("aftercare:file", args=[one.file_id]),
        permission="aftercare.view",
        flow=True,
        **more,  # type: ignore[arg-type]
    )


def _asked(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"aftercare.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=due,
        describe=lambda duty: duty.label,
        url=lambda duty: reverse("aftercare:file", args=[duty.subject]),
        permission="aftercare.view",
        flow=True,
        **more,  # type: ignore[arg-type]
    )


register(
    _files("now", 480, _("Called after their release"),
           _("Released, and the calls are not over at the cut-off."), rows=there),
    _files("begun", 481, _("New among them"), _("Released today."), rows=begun, flow=True),
    _files("closed", 482, _("Files closed today"),
           _("The last call was made today, or no more are wanted."), rows=closed, flow=True),
    _asked("due", 483, _("Calls due"), _("Calls after a release due today up to the cut-off.")),
    _asked("missing", 484, _("Calls not made"),
           _("Due today, and nobody was reached or tried as often as is asked."),
           where=lambda cut: Q(settled_at=None) | Q(settled_at__gt=cut.until),
           within="aftercare.due", alarm=True),
    _calls("tries", 485, _("Calls made"), _("Every try of today, reached or not.")),
    _calls("reached", 486, _("Of them reached"), _("Tries of today that reached the person."),
           where=lambda cut: Q(answer="reached"), within="aftercare.tries"),
    _calls("unwell", 487, _("Of them unwell"),
           _("Reached today, and said to be unwell; the doctor calls."),
           where=lambda cut: Q(answer="reached", feels="unwell"), within="aftercare.reached"),
)  # fmt: skip
tie(Balance("aftercare.now", ("aftercare.begun",), ("aftercare.closed",)))
