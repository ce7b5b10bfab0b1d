"""The app as files: which of them a phone keeps, and which version they make together."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

ROOM = Path(__file__).resolve().parent
WORKER = "field/sw.js"
FOLDERS = ("field", "gates")
ENDINGS = {".js", ".css", ".webmanifest", ".png", ".svg"}
OTHERS = (
    *("ui/wangdi.css", "ui/components.css", "ui/mark.svg"),
    *("vendor/icons.svg", "vendor/fonts.css", "vendor/dexie.min.mjs"),
    *("vendor/zxing/reader/index.js", "vendor/zxing/share.js", "vendor/zxing/zxing_reader.wasm"),
)


def files() -> list[Path]:
    """Static names of everything that the app is made of, in order."""
    own = (_of_folder(ROOM.parent / name / "static" / name) for name in FOLDERS)
    kept = {name for folder in own for name in folder} - {WORKER}
    there = {name for name in OTHERS if finders.find(name)}
    return [Path(name) for name in sorted(kept | there)]


def version(names: list[Path]) -> str:
    """What all of them hold, in twelve signs: one byte elsewhere is another version."""
    whole = sha256()
    for name in [*names, Path(WORKER)]:
        found = finders.find(name.as_posix())
        whole.update(name.as_posix().encode() + Path(str(found)).read_bytes())
    whole.update((ROOM / "templates" / "field" / "shell.html").read_bytes())
    return whole.hexdigest()[:12]


@cache
def worker() -> str:
    """The service worker with its version and its files; made once in the life of a process."""
    names = files()
    shell = reverse("field:app")
    kept = [shell, *(static(name.as_posix()) for name in names)]
    head = (
        f'const VERSION = "{version(names)}";\n'
        f"const SHELL = {json.dumps(shell)};\n"
        f"const FILES = {json.dumps(kept, indent=1)};\n"
    )
    return head + Path(str(finders.find(WORKER))).read_text(encoding="utf-8")


def _of_folder(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS)
    return {path.relative_to(folder.parent).as_posix() for path in found}
