"""A key for a form of one button, made where the page is."""

from django import template

from wangdi.lib import ids

register = template.Library()


@register.simple_tag
def new_key() -> str:
    """A new key, so that a second press is the same record."""
    return str(ids.uuid7())
