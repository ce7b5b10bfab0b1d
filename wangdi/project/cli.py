"""`wangdi`: finds the subcommand, prepares what it needs, and tells troubles in a sentence."""

import argparse
import errno
import importlib
import os
import pkgutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import django
from django.db import DatabaseError, OperationalError

from wangdi.project import commands, database, migrating
from wangdi.project.serving import LOOPBACK, check_port
from wangdi.project.subcommand import Needs, Run, Subcommand
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble

INTERRUPTED = 130
PATIENCE = 3
DISK_FULL = "53100"
DISK = "The disk is full. Free some space and start again; what was committed is kept."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit code is 0, or 1 after a trouble, or 130 after Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
    options = _parser().parse_args(argv)
    try:
        return _run(options.subcommand, options)
    except Trouble as trouble:
        tell(str(trouble))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, DatabaseError) as error:
        if not (sentence := _sentence(error)):
            raise
        tell(sentence)
    return 1


def started() -> int:
    """`main` for a process of its own: a polite kill ends it the way Ctrl-C does.

    Also where a shell had set Ctrl-C to be ignored, as it does for what runs in its background.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    return main()


def subcommands() -> Iterator[Subcommand]:
    """Every subcommand there is, one per file under `commands/`, by name."""
    for module in pkgutil.iter_modules(commands.__path__):
        found: Subcommand = importlib.import_module(f"{commands.__name__}.{module.name}").command
        yield found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wangdi", description=sys.modules["wangdi"].__doc__)
    choices = parser.add_subparsers(metavar="COMMAND", required=True)
    for subcommand in subcommands():
        one = choices.add_parser(subcommand.name, help=subcommand.help, description=subcommand.help)
        subcommand.arguments(one)
        one.set_defaults(subcommand=subcommand)
    return parser


def _run(subcommand: Subcommand, options: argparse.Namespace) -> int:
    with _prepared(subcommand, options):
        module, name = subcommand.run.split(":")
        run: Run = getattr(importlib.import_module(module), name)
        return run(options) or 0


@contextmanager
def _prepared(subcommand: Subcommand, options: argparse.Namespace) -> Iterator[None]:
    if getattr(options, "port", None) and not getattr(options, "once", False):
        check_port(options.port, host=getattr(options, "host", LOOPBACK), patience=PATIENCE)
    if subcommand.needs is Needs.NOTHING:
        yield
    elif subcommand.needs is Needs.DJANGO:
        django.setup()
        yield
    else:
        with database.running():
            django.setup()
            if subcommand.demo:
                _claim(reset=getattr(options, "reset", False))
            if subcommand.migrated:
                migrating.migrate()
            yield


def _claim(*, reset: bool) -> None:
    if reset:
        database.reset()
    database.mark_as_demo()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _sentence(error: OSError | DatabaseError) -> str:
    """What to tell of a machine's trouble, or nothing where it is a fault of ours."""
    if isinstance(error, DatabaseError):
        if getattr(error.__cause__, "sqlstate", None) == DISK_FULL:
            return DISK
        if isinstance(error, OperationalError):
            return f"The database cannot be used: {str(error).splitlines()[0]}"
        return ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and error.filename:
        return f"{error.filename} may not be read or written by this user; start as its owner."
    return ""
