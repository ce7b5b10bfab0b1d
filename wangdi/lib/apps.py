"""The Django app of the room `lib`, so that its sentences are translated."""

from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "wangdi.lib"
    label = "lib"
