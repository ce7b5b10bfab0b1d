"""What imports cannot show: foreign keys go down only, and no migration is forgotten."""

import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.house import source


def floors():
    """Room → floor number, from the import contract; higher numbers are lower floors."""
    contracts = tomllib.loads((source.ROOT / "pyproject.toml").read_text())
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        room.strip(" ()"): number
        for number, line in enumerate(layers)
        for room in line.replace(":", "|").split("|")
    }


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("wangdi.")]


def test_foreign_keys_go_down_only():
    floor = floors()
    upward = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in own_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model
        and (there := field.related_model._meta.app_label) in floor
        and there != model._meta.app_label
        and floor[there] <= floor[model._meta.app_label]
    ]
    assert upward == []


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_in_words():
    machine = [
        source.name(path)
        for path in source.HOUSE.rglob("migrations/0*.py")
        if "_auto_" in path.stem or path.stem.endswith("_initial") or path.stem.count("_") < 2
    ]
    assert machine == []
