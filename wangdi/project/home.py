"""Where an installation keeps what is its own: `var/` under its home."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def home() -> Path:
    """WANGDI_HOME, or the folder that holds the package."""
    given = os.environ.get("WANGDI_HOME")
    return Path(given).resolve() if given else CHECKOUT
