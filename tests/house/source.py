"""The project's own source files, read once."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "wangdi"


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name.startswith(("test_", "conftest"))


def python_files(*, tests: bool) -> list[Path]:
    """Every source file but migrations; with `tests`, only tests, and without, none."""
    files = [*HOUSE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return sorted(
        path for path in files if "migrations" not in path.parts and is_test(path) == tests
    )


def templates() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("templates/**/*.html"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
