"""`wangdi backup`: one file that holds the whole database, whole or not there at all."""

import hashlib
import os
import time
from argparse import Namespace
from pathlib import Path

from wangdi.lib import clock
from wangdi.project.home import home
from wangdi.project.keeping import tools
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

PATTERN = "wangdi-*.dump"


def run(options: Namespace) -> None:
    """Write a copy into a folder, check it, and remove those beyond `--keep`."""
    began = time.monotonic()
    copy = write(Path(options.folder or home() / "var" / "backups"))
    size, spent = copy.stat().st_size / 1024**2, time.monotonic() - began
    print(copy)
    tell(f"{size:.1f} MB in {spent:.0f} s, read back and found whole.")
    tell(
        "The sealed values in it open only with the keys in"
        f" {home() / 'var' / 'secrets'}: keep a copy of these apart from it."
    )
    for old in _beyond(copy.parent, options.keep):
        _remove(old)
        tell(f"Removed {old.name}; {options.keep} copies are kept.")


def write(folder: Path) -> Path:
    """The copy, readable by its owner alone, with its digest beside it.

    It has its name only when it is complete and has been read back.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"wangdi-{clock.local(clock.now()):%Y%m%d-%H%M%S}.dump"
    draft, copy = folder / f"{name}.new", folder / name
    draft.touch(mode=0o600, exist_ok=True)
    try:
        arguments = ["--format=custom", "--no-owner", "--no-privileges", f"--file={draft}"]
        tools.run("pg_dump", arguments, doing="The backup")
        tools.run("pg_restore", ["--file=/dev/null", str(draft)], doing="Reading the backup back")
        digest = digest_of(draft)
        _settle(draft)
        draft.rename(copy)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    digest_file(copy).write_text(f"{digest}  {copy.name}\n")
    return copy


def check(copy: Path) -> None:
    """Trouble where the file is not what was written; one without a digest is taken as it is."""
    beside = digest_file(copy)
    if beside.exists() and beside.read_text().split()[0] != digest_of(copy):
        raise Trouble(f"{copy} is damaged: it is not what was written. Take another copy.")


def digest_file(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.sha256")


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle(path: Path) -> None:
    """Wait until the disk has it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _beyond(folder: Path, keep: int) -> list[Path]:
    """The oldest copies beyond `keep`; 0 keeps all."""
    return sorted(folder.glob(PATTERN))[:-keep] if keep > 0 else []


def _remove(copy: Path) -> None:
    digest_file(copy).unlink(missing_ok=True)
    copy.unlink()
