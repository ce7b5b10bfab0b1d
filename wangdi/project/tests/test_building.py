"""The locks and the builder."""

import json
import re
from pathlib import Path

import pytest

from wangdi.project.building.running import run
from wangdi.project.building.stamps import Stamps, mark_of
from wangdi.project.home import CHECKOUT
from wangdi.project.trouble import Trouble

LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed_and_no_address_is_named(lock: str) -> None:
    text = (CHECKOUT / lock).read_text()
    requirements = re.split(r"\n(?=\S)", text.strip())
    assert all("==" in one and "--hash=sha256:" in one for one in requirements)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_the_npm_lock_has_hashes_and_no_download_address() -> None:
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    vendored = [found for name, found in packages.items() if name]
    assert vendored
    assert all(found["integrity"] and "resolved" not in found for found in vendored)


def test_what_tests_install_agrees_with_what_an_office_installs() -> None:
    ours, theirs = (
        set(re.findall(r"^\S+==\S+", (CHECKOUT / lock).read_text(), re.MULTILINE)) for lock in LOCKS
    )
    assert ours <= theirs


def test_a_step_is_fresh_until_its_input_changes(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("one")
    Stamps(tmp_path / "stamps").put("packages", mark_of([lock]))
    assert Stamps(tmp_path / "stamps").is_fresh("packages", mark_of([lock]))
    lock.write_text("two")
    assert not Stamps(tmp_path / "stamps").is_fresh("packages", mark_of([lock]))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("Temporary failure in name resolution", "registry cannot be reached"),
        ("npm error code EAI_AGAIN", "registry cannot be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the lock names"),
        ("something else entirely", "Set-up stopped: something else entirely"),
    ],
)
def test_a_tool_that_fails_gives_one_sentence(
    said: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WANGDI_HOME", str(tmp_path))
    with pytest.raises(Trouble, match=re.escape(sentence)):
        run(["sh", "-c", f"echo '{said}'; exit 1"], log="tool.log")
