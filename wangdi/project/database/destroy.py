"""Removing the embedded server with all its data; `make clean DATA=1` and the tests ask for it."""

import shutil

from wangdi.project.database.place import place
from wangdi.project.database.server import stop


def destroy() -> None:
    """Stop the server and remove its data, its sockets and its copy of the programs for good."""
    stop()
    here = place()
    for folder in (here.data, here.sockets):
        shutil.rmtree(folder, ignore_errors=True)
    if here.is_away:
        shutil.rmtree(here.base, ignore_errors=True)
