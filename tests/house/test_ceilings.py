"""No room gets crowded: files, functions, parameters, templates."""

import pytest

from tests.house import source

MAX_FILE, MAX_TEST, MAX_TEMPLATE, MAX_FUNCTION, MAX_PARAMETERS = 300, 400, 120, 40, 5


def longer(paths, ceiling):
    return {source.name(path): source.lines(path) for path in paths if source.lines(path) > ceiling}


def test_files_stay_small():
    assert longer(source.python_files(tests=False), MAX_FILE) == {}


def test_tests_stay_small():
    assert longer(source.python_files(tests=True), MAX_TEST) == {}


def test_templates_stay_small():
    assert longer(source.templates(), MAX_TEMPLATE) == {}


def test_functions_stay_short():
    long = {
        f"{source.name(path)}:{function.name}": size
        for path in source.python_files(tests=False)
        for function in source.functions(path)
        if (size := (function.end_lineno or 0) - function.lineno + 1) > MAX_FUNCTION
    }
    assert long == {}


def test_most_files_are_under_150_lines():
    sizes = sorted(source.lines(path) for path in source.python_files(tests=False))
    assert sizes[int(len(sizes) * 0.9)] < 150


@pytest.mark.parametrize("forbidden", ["TYPE_CHECKING", "TODO", "FIXME", "XXX"])
def test_some_words_do_not_occur(forbidden):
    found = [
        source.name(path)
        for path in source.python_files(tests=False)
        if forbidden in path.read_text()
    ]
    assert found == []
