"""`{% load ui %}`: the components of the pages."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from wangdi.lib.masking import mask_name
from wangdi.ui import slots as hung
from wangdi.ui.components import bars, states, text, times
from wangdi.ui.paging import Page
from wangdi.ui.ruler import RulerDay
from wangdi.ui.tables import Table, Word

register = template.Library()
Text = str | Promise
register.filter("spaced", text.spaced)
register.filter("masked", mask_name)

# icons: info-circle circle-check clock-exclamation wifi-off lock hourglass alert-triangle inbox
NOTICES = {
    "info": ("indigo", "info-circle"),
    "done": ("bamboo", "circle-check"),
    "stale": ("amber", "clock-exclamation"),
    "offline": ("amber", "wifi-off"),
    "forbidden": ("muted", "lock"),
    "loading": ("muted", "hourglass"),
    "danger": ("cinnabar", "alert-triangle"),
}
LEVELS = {"success": "done", "warning": "stale", "error": "danger"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Tabler outline icon; hidden from readers, for a word stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("vendor/icons.svg"),
        name,
    )


@register.simple_tag
def state(code: str = "", *, label: Text = "", tone: str = "", shape: str = "") -> SafeString:
    """A state as a word with its shape."""
    shown = states.look(code, label=label, tone=tone, shape=shape)
    return format_html(
        '<span class="state tone-{}"><span class="shape" aria-hidden="true">{}</span>{}</span>',
        shown.tone,
        shown.shape,
        shown.label,
    )


@register.simple_tag
def number(value: int | float | str | None, url: str = "", label: Text = "") -> SafeString:
    """A figure; with an address it opens to its rows."""
    shown = text.figure(value)
    spoken = format_html(' aria-label="{} {}"', label, shown) if label and url else ""
    if not url:
        return format_html('<span class="figure">{}</span>', shown)
    return format_html('<a class="figure" href="{}"{}>{}</a>', url, spoken, shown)


@register.simple_tag
def day(value: date | datetime) -> SafeString:
    """2月10日(周一)."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), times.day(value))


@register.simple_tag
def column_day(value: date) -> SafeString:
    """2月10日 over 周一, as narrow as a column of a ruler."""
    lines = times.month_day(value), times.weekday(value)
    return format_html('<time datetime="{}">{}<br>{}</time>', value.isoformat(), *lines)


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """2月10日(周一) 17:00."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), times.moment(value))


@register.simple_tag
def clocktime(value: datetime) -> SafeString:
    """17:00."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), times.clocktime(value))


@register.simple_tag
def ago(value: datetime) -> SafeString:
    """3 minutes ago, its moment on pointing at it."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(),
        times.moment(value),
        times.ago(value),
    )


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, subject: object) -> SafeString:
    """Every panel hung in a slot."""
    return hung.render(name, context["request"], subject)


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """A block of the page once more: the title is both the tab's and the heading."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return SafeString(strip_tags(block.render(context)).strip()) if block else SafeString("")


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, *, wide: bool = False) -> dict[str, Any]:
    """Label, control, help and the error beside it."""
    widget = bound.field.widget
    many = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    kind = "group" if many else "check" if isinstance(widget, CheckboxInput) else "line"
    css = " ".join(name for name in (widget.attrs.get("class", ""), _control(widget)) if name)
    return {
        "field": bound,
        "control": bound.as_widget(attrs={"class": css} if css else None),
        "kind": kind,
        "wide": wide,
        "help_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
    }


def _control(widget: object) -> str:
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple | CheckboxInput):
        return ""
    return "select" if isinstance(widget, Select) else "input"


@register.inclusion_tag("ui/parts/form_body.html")
def form_body(form: BaseForm) -> dict[str, Any]:
    """All of a form between its `<form>` and its button."""
    return {"form": form}


@register.inclusion_tag("ui/parts/table.html", takes_context=True)
def data_table(context: Context, table: Table, rows: Iterable[Any]) -> dict[str, Any]:
    """A table with its chosen columns; the first cell carries the row's address."""
    lines = [
        {
            "url": table.row_url(row) if table.row_url else "",
            "cells": [(column, column.value(row)) for column in table.columns],
        }
        for row in rows
    ]
    return {"table": table, "lines": lines, "request": context.get("request")}


@register.inclusion_tag("ui/parts/words.html")
def filter_words(words: list[Word]) -> dict[str, Any]:
    """Filters as words that can be taken away."""
    return {"words": words}


@register.inclusion_tag("ui/parts/pager.html")
def pager(page: Page[Any]) -> dict[str, Any]:
    """Where one is in a list, and the way on."""
    return {"page": page}


@register.inclusion_tag("ui/parts/split_bar.html")
def split_bar(applied: int, duplicate: int, review: int) -> dict[str, Any]:
    """The bar that adds up, with its numbers."""
    return {
        "parts": bars.parts(applied, duplicate, review),
        "received": applied + duplicate + review,
    }


@register.inclusion_tag("ui/parts/day_ruler.html")
def day_ruler(days: list[RulerDay]) -> dict[str, Any]:
    """Two cells a day."""
    return {"days": days}


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(*steps: Text) -> dict[str, Any]:
    """`label url label url last`."""
    return {"links": list(zip(steps[:-1:2], steps[1::2], strict=False)), "last": steps[-1]}


@register.inclusion_tag("ui/parts/empty.html")
def empty(
    sentence: Text, url: str = "", label: Text = "", *, icon: str = "inbox"
) -> dict[str, Any]:
    """Nothing here, and the next step."""
    return {"sentence": sentence, "url": url, "label": label, "icon": icon}


@register.inclusion_tag("ui/parts/notice.html")
def notice(kind: str, sentence: Text, url: str = "", label: Text = "") -> dict[str, Any]:
    """A designed state of the page: what is so, and what to do."""
    tone, picture = NOTICES[LEVELS.get(kind, kind)]
    return {
        "kind": kind,
        "tone": tone,
        "icon": picture,
        "sentence": sentence,
        "url": url,
        "label": label,
    }


@register.filter
def iso(value: date | datetime) -> str:
    """For the `datetime` attribute."""
    return value.isoformat()
