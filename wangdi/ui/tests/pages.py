"""What the tests of this room share: a request, and a template rendered as a page would."""

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory


def get(path: str = "/", **headers: str) -> HttpRequest:
    return RequestFactory().get(path, headers=headers)


def html(source: str, path: str = "/", **values: object) -> str:
    template = engines["django"].from_string("{% load i18n ui %}" + source)
    return template.render(values, get(path))
