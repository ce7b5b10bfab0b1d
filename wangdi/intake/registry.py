"""Which commands exist."""

from typing import Any

from wangdi.intake.commands import Command

_commands: dict[str, Command[Any]] = {}


def register(*commands: Command[Any]) -> None:
    """Make commands known by their names; called once by each room when it is ready."""
    for command in commands:
        if command.name in _commands:
            raise ValueError(f"command {command.name} is registered twice")
        _commands[command.name] = command


def command(name: str) -> Command[Any]:
    """The command called `name`; KeyError where no room offers it."""
    return _commands[name]


def all_commands() -> list[Command[Any]]:
    return sorted(_commands.values(), key=lambda known: known.name)
