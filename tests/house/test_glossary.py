"""Every record has its word in the glossary: official Chinese term, identifier, one sentence."""

from django.apps import apps

from tests.house import source

GLOSSARY = source.ROOT / "docs" / "GLOSSARY.md"


def rows():
    """The cells of the glossary's tables: Chinese, English, identifier, sentence."""
    return [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in GLOSSARY.read_text().splitlines()
        if line.startswith("|") and not line.startswith(("|-", "| 中文"))
    ]


def test_every_model_is_in_the_glossary():
    known = {word.strip("` ") for row in rows() for word in row[2].split(",")}
    models = {
        model.__name__ for model in apps.get_models() if model.__module__.startswith("wangdi.")
    }
    assert models - known == set()


def test_every_entry_is_whole():
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []
