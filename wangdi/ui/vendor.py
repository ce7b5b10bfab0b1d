"""Brings what others made into `static/vendor/`: htmx, the icons in use, slices of the font, and
what the field app stands on: Dexie over the browser's store, the reader of zxing.

`python -m wangdi.ui.vendor [--from node_modules]`. Nothing of it is committed. Runs again only
when a package or the set of icons changed.
"""

import argparse
import json
import re
import shutil
import sys
from hashlib import sha256
from pathlib import Path

ROOM = Path(__file__).resolve().parent
HOUSE = ROOM.parent
TARGET = ROOM / "static" / "vendor"
PACKAGES = (
    "htmx.org",
    "@tabler/icons",
    "@fontsource-variable/noto-sans-sc",
    "dexie",
    "zxing-wasm",
)
FIELD_FILES = {
    "dexie/dist/modern/dexie.min.mjs": "dexie.min.mjs",
    "zxing-wasm/dist/es/share.js": "zxing/share.js",
    "zxing-wasm/dist/es/reader/index.js": "zxing/reader/index.js",
    "zxing-wasm/dist/reader/zxing_reader.wasm": "zxing/zxing_reader.wasm",
}
"""Files served as they are: where in `node_modules`, and their name here."""
USES = (
    re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']"""),
    re.compile(r"""\bicon=["']([a-z0-9-]+)["']"""),
    re.compile(r"""# icons: ([a-z0-9 -]+)"""),
)
DRAWN = re.compile(r"<(?:path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*?/>", re.DOTALL)
CANVAS = 'stroke="none"'
STROKES = re.compile(r'<path d="M[^"]*" />(?:<path d="M[^"]*" />)+')
"""Strokes that one path can draw: every page carries all of them."""
FALLBACK = "point"


class Missing(Exception):
    """Something that has to be there is not; the message says what to do."""


def icons_in_use(house: Path = HOUSE) -> set[str]:
    """Names of the icons that templates and Python files of the house ask for."""
    names = {FALLBACK}
    for path in (*house.rglob("*.html"), *house.rglob("*.py")):
        if "static" not in path.parts and path != Path(__file__):
            text = path.read_text(encoding="utf-8")
            for use in USES:
                names |= {name for found in use.findall(text) for name in found.split()}
    return names


def sprite(names: set[str], source: Path) -> tuple[str, list[str]]:
    """An SVG of symbols from Tabler's outline set, and the names that the set does not have."""
    symbols, unknown = [], []
    for name in sorted(names):
        drawing = source / f"{name}.svg"
        if not drawing.exists():
            unknown.append(name)
            drawing = source / f"{FALLBACK}.svg"
        lines = DRAWN.findall(drawing.read_text(encoding="utf-8"))
        shapes = "".join(" ".join(line.split()) for line in lines if CANVAS not in line)
        shapes = STROKES.sub(lambda one: one[0].replace('" /><path d="', ""), shapes)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    joined = "\n".join(symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{joined}\n</svg>\n', unknown


def font_css(text: str) -> str:
    """The font's style sheet without comments and air."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};:,])\s*", r"\1", bare).strip() + "\n"


def build(modules: Path, target: Path = TARGET) -> str:
    """Fill `target` from `node_modules`; returns a sentence. Raises Missing."""
    absent = [name for name in PACKAGES if not (modules / name / "package.json").exists()]
    if absent:
        raise Missing(f"{', '.join(absent)} not found in {modules}; run `make setup`.")
    names = icons_in_use()
    stamp = _stamp(modules, names)
    if _read(target / "stamp") == stamp:
        return "What others made and we serve is up to date."
    fresh = target.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "files").mkdir(parents=True)
    unknown = _fill(fresh, modules, names)
    (fresh / "stamp").write_text(stamp)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    told = f"{len(names)} icons, the font's slices and the libraries stand in {target.name}/."
    if unknown:
        told += f" Drawn as a point, for Tabler has none so named: {', '.join(unknown)}."
    return told


def _fill(fresh: Path, modules: Path, names: set[str]) -> list[str]:
    htmx, icons, font, *others = (modules / name for name in PACKAGES)
    shutil.copyfile(htmx / "dist" / "htmx.min.js", fresh / "htmx.min.js")
    drawing, unknown = sprite(names, icons / "icons" / "outline")
    (fresh / "icons.svg").write_text(drawing, encoding="utf-8")
    (fresh / "fonts.css").write_text(font_css((font / "index.css").read_text(encoding="utf-8")))
    for slice_ in (font / "files").glob("*-wght-normal.woff2"):
        shutil.copyfile(slice_, fresh / "files" / slice_.name)
    for source, name in FIELD_FILES.items():
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / source, fresh / name)
    for package in (htmx, icons, font, *others):
        licence = fresh / f"LICENSE-{package.name}.txt"
        shutil.copyfile(package / "LICENSE", licence)
    return unknown


def _stamp(modules: Path, names: set[str]) -> str:
    versions = [json.loads((modules / n / "package.json").read_text())["version"] for n in PACKAGES]
    made_by = sha256(Path(__file__).read_bytes()).hexdigest()
    return sha256(" ".join([*versions, *sorted(names), made_by]).encode()).hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="modules", type=Path, default=HOUSE.parent / "node_modules")
    try:
        sys.stdout.write(build(parser.parse_args().modules) + "\n")
    except Missing as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
