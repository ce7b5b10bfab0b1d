"""The database behind one small interface, whether Wangdi keeps the server or an office does."""

from wangdi.project.database.reset import mark_as_demo, reset
from wangdi.project.database.server import Status, running, start, status, stop
from wangdi.project.database.urls import Urls, as_django, is_embedded, urls

__all__ = [
    "Status",
    "Urls",
    "as_django",
    "is_embedded",
    "mark_as_demo",
    "reset",
    "running",
    "start",
    "status",
    "stop",
    "urls",
]
