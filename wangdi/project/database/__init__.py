"""The database behind one small interface, whether Wangdi keeps the server or an office does."""

from wangdi.project.database.urls import Urls, as_django, is_embedded, urls

__all__ = ["Urls", "as_django", "is_embedded", "urls"]
