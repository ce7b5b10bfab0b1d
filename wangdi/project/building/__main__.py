"""`python3 -m wangdi.project.building [--dev] [--quiet]`, run by the machine's own Python."""

import argparse
import errno
import os
import sys
import time

from wangdi.project.building import environment, vendoring
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble


def main() -> int:
    """Build what is missing; 0, or 1 after a sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="make setup", description="Build the environment.")
    parser.add_argument("--dev", action="store_true", help="the tools of lint and test as well")
    options = parser.parse_args()
    os.environ.update(PYTHONDONTWRITEBYTECODE="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    began = time.monotonic()
    try:
        _build(dev=options.dev)
    except Trouble as trouble:
        tell(str(trouble))
        return 1
    except KeyboardInterrupt:
        tell("Set-up was stopped; it goes on from here when started again.")
        return 130
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        tell("The disk is full. Free about 1 GB and start again.")
        return 1
    if (took := time.monotonic() - began) > 2:
        tell(f"Set-up is done ({took:.0f} s).")
    return 0


def _build(*, dev: bool) -> None:
    stamps = environment.build()
    environment.install(stamps, "requirements.lock")
    if dev:
        environment.install(stamps, "requirements-dev.lock")
    vendoring.install(stamps)
    vendoring.collect(stamps)


if __name__ == "__main__":
    sys.exit(main())
