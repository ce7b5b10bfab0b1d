"""Secrets that an installation makes for itself at first use and never shows."""

import os
import secrets
from pathlib import Path


def read_secret(home: Path, name: str) -> str:
    """Return the secret `name` of the installation at `home`, making it (mode 0600) if new.

    WANGDI_SECRET_<NAME> in the environment wins. Two processes that make it at once agree,
    because the file is created exclusively and the loser reads the winner's.
    """
    if given := os.environ.get(f"WANGDI_SECRET_{name.upper()}"):
        return given
    path = home / "var" / "secrets" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{name}.{os.getpid()}.new")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
