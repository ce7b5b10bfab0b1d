"""`{% load duties %}`: numbers of a unit that open to their rows."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wangdi.duties.oversight import Unit
from wangdi.ui.components import states, text

register = template.Library()


@register.simple_tag
def unit_number(unit: Unit, state: str, kind: str = "") -> SafeString:
    """How many duties of a unit are in a state, opening to them; a plain zero where none is."""
    count: int = getattr(unit, state)
    if not count:
        return format_html('<span class="muted">{}</span>', 0)
    asked = {unit.field: unit.id or "none", "state": state} | ({"kind": kind} if kind else {})
    spoken = f"{unit.name} {states.look(state).label} {text.figure(count)}"
    url = f"{reverse('duties:rows')}?{urlencode(asked)}"
    return format_html(
        '<a class="figure" href="{}" aria-label="{}">{}</a>', url, spoken, text.figure(count)
    )
