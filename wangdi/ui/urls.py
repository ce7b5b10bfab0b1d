"""Two views that need no sign-in; like every page they declare who may and how."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from wangdi.ui import views

View = Callable[[HttpRequest], HttpResponse]


def public(view: View, *methods: str) -> View:
    """Declare a view open to all, as the access room declares the others."""
    vars(view).update(permission="public", methods=methods)
    return view


app_name = "ui"
urlpatterns = [path("language/", public(views.language, "POST"), name="language")]
if settings.DEBUG:
    urlpatterns += [path("", public(views.gallery, "GET"), name="gallery")]
