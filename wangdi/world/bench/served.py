"""The settings of the desk with the bench's one page beside its own; without its throttles."""

from wangdi.project.settings import *  # noqa: F403

ROOT_URLCONF = "wangdi.world.bench.floor"
