"""A Chromium for the browser journeys: the machine's, or Debian's where we may install it."""

import os
import shutil
import subprocess

from wangdi.project.telling import tell

NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = (
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
)


def find_browser() -> str | None:
    """The browser's path; as root on Debian it is installed when there is none."""
    found = installed()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    tell("Installing Debian's chromium for the browser journeys (about 110 MB to download).")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for argv in INSTALL:
        subprocess.run(argv, env=env, capture_output=True, check=False)
    return installed()


def installed() -> str | None:
    """The browser given by WANGDI_CHROMIUM, or one that the machine has."""
    given = os.environ.get("WANGDI_CHROMIUM")
    return given or next((path for name in NAMES if (path := shutil.which(name))), None)
