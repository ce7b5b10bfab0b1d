"""Views, forms, panels and commands ask for records through a scope, never through bare objects."""

import ast

from tests.house import source

ASKING = {"views", "forms", "panels"}
SCOPED_BASES = {"Stamped"}


def stamped_models():
    """The names of models that carry a person's or a place's stamps."""
    return {
        node.name
        for path in source.python_files(tests=False)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.ClassDef)
        and SCOPED_BASES & {base.id for base in node.bases if isinstance(base, ast.Name)}
    }


def asking_files():
    return [
        path
        for path in source.python_files(tests=False)
        if path.stem in ASKING or ASKING & set(path.parts)
    ]


def bare_fetches(path, models):
    """`Model.objects.x(…)` of a stamped model where x is not visible_to."""
    for node in ast.walk(source.tree(path)):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "objects"
            and isinstance(node.value.value, ast.Name)
            and node.value.value.id in models
            and node.attr not in {"visible_to", "none"}
        ):
            yield f"{source.name(path)}:{node.lineno} {node.value.value.id}.objects.{node.attr}"


def test_the_rule_sees_what_it_should():
    assert {"Household", "Person", "Duty", "Episode", "Arrival"} <= stamped_models()


def test_stamped_records_are_fetched_in_scope():
    models = stamped_models()
    assert [line for path in asking_files() for line in bare_fetches(path, models)] == []
