"""What our style sheets and scripts ask of a browser, against the least ones that we state.

The versions are those in which a feature first stood (MDN's compatibility data). A pseudo-class,
function, at-rule or unit that is not in the table fails: whoever brings one looks it up.
"""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "wangdi"
LEAST = {"chromium": 114, "firefox": 125, "safari": 17.0}

# By feature, the first version of Chromium, Firefox and Safari that has it.
OLD = (1, 1, 1)
FEATURES = {
    "@media": OLD, "@keyframes": OLD, "@page": (15, 95, 18.2), "@font-face": OLD, "@import": OLD,
    ":after": OLD, ":before": OLD, ":hover": OLD, ":focus": OLD, ":active": OLD, ":visited": OLD,
    ":link": OLD, ":checked": OLD, ":disabled": OLD, ":empty": OLD, ":root": OLD, ":target": OLD,
    ":first-child": OLD, ":last-child": OLD, ":only-child": OLD, ":nth-child": OLD,
    ":first-of-type": OLD, ":last-of-type": OLD, ":nth-of-type": OLD, ":not": (88, 84, 9),
    ":is": (88, 78, 14), ":where": (88, 78, 14), ":has": (105, 121, 15.4),
    ":focus-visible": (86, 85, 15.4), ":focus-within": (60, 52, 10.1),
    ":popover-open": (114, 125, 17), ":backdrop": (37, 47, 15.4), ":placeholder": (57, 51, 10.1),
    ":placeholder-shown": (47, 51, 9), ":invalid": (10, 4, 5), ":required": OLD,
    ":marker": (86, 68, 11.1), ":file-selector-button": (89, 82, 14.1), ":modal": (105, 103, 15.6),
    ":indeterminate": OLD, ":selection": OLD, ":open": (999, 999, 999),
    "calc": OLD, "url": OLD, "rgb": (65, 52, 12.1), "rgba": OLD, "var": (49, 31, 9.1),
    "min": (79, 75, 11.1), "max": (79, 75, 11.1), "clamp": (79, 75, 13.1), "env": (69, 65, 11.1),
    "minmax": (57, 52, 10.1), "repeat": (57, 52, 10.1), "fit-content": (57, 94, 11),
    "color-mix": (111, 113, 16.2), "inset": (37, 54, 10.1), "attr": OLD, "counter": OLD,
    "linear-gradient": OLD, "rotate": OLD, "translate": OLD, "scale": OLD, "translateX": OLD,
    "translateY": OLD, "polygon": (55, 54, 9.1), "circle": (37, 54, 9.1), "nth-child": OLD,
    "hsl": OLD, "repeating-linear-gradient": OLD, "light-dark": (123, 120, 17.5),
    "px": OLD, "em": OLD, "rem": OLD, "fr": (57, 52, 10.1), "mm": OLD, "cm": OLD, "pt": OLD,
    "s": OLD, "ms": OLD, "vh": OLD, "vw": OLD, "dvh": (108, 101, 15.4), "svh": (108, 101, 15.4),
    "ch": OLD, "deg": OLD, "dpi": OLD, "lh": (109, 120, 16.4),
}  # fmt: skip

# What an older browser does without and nothing is lost: looks, and marks of one engine.
GRACEFUL = {"@page", ":open"}

# Script that is younger than the least browsers, as it is written.
YOUNG = re.compile(
    r"Object\.groupBy|Map\.groupBy|Promise\.(withResolvers|try)|\.(union|intersection|difference)\("
    r"|Array\.fromAsync|\bURL\.(parse|canParse)\b|startViewTransition|\.(isWellFormed|toWellFormed)\("
    r"|scheduler\.|new CloseWatcher|\busing \w+ =|Iterator\.from|RegExp\.escape|navigation\."
)
NESTED = re.compile(r"\{[^{}]*\{[^{}]*\}[^{}]*\}")


def ours(kind: str) -> list[Path]:
    return [path for path in PACKAGE.glob(f"*/static/**/*.{kind}") if "vendor" not in path.parts]


def features(sheet: str) -> set[str]:
    """Everything in a style sheet that a browser may not know."""
    text = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", " ", sheet, flags=re.S)
    selectors = " ".join(re.findall(r"([^{};]+)\{", text))
    pseudo = re.findall(r"(?<=[\w\])*\s,(>+~])::?([a-z][a-z-]*)|^::?([a-z][a-z-]*)", selectors)
    return (
        {f":{one or other}" for one, other in pseudo if not (one or other).startswith("-")}
        | set(re.findall(r"@[a-z-]+", text))
        | set(re.findall(r"(?<![\w:-])([a-z][a-zA-Z-]*)\(", re.sub(r"[^{};]+\{", "{", text)))
        | set(re.findall(r"(?<![\w#])(?:\d+\.?\d*|\.\d+)([a-z]{1,4})\b", text))
    )


@pytest.mark.parametrize("path", ours("css"), ids=lambda path: path.name)
def test_style_sheets_stay_within_the_least_browsers(path):
    known = features(path.read_text())
    assert known - FEATURES.keys() == set(), "look these up and add them to the table"
    young = {
        name: FEATURES[name]
        for name in known - GRACEFUL
        if any(one > least for one, least in zip(FEATURES[name], LEAST.values(), strict=True))
    }
    assert young == {}


@pytest.mark.parametrize("path", ours("css"), ids=lambda path: path.name)
def test_rules_are_not_nested(path):
    """Nested rules stand in Chromium 120 only; a query about the medium holds rules, of course."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    flat = re.sub(r"@(media|page|supports|keyframes)[^{]*\{((?:[^{}]|\{[^{}]*\})*)\}", r"\2", text)
    assert NESTED.findall(flat) == []


@pytest.mark.parametrize("path", ours("js"), ids=lambda path: path.name)
def test_scripts_stay_within_the_least_browsers(path):
    assert YOUNG.findall(path.read_text()) == []


def test_the_reader_of_style_sheets_sees_what_is_young():
    sheet = "li:has(> a):state(x) { color: light-dark(red, blue); width: 3dvh } @scope { b {} }"
    assert features(sheet) >= {":has", ":state", "light-dark", "dvh", "@scope"}


@pytest.mark.parametrize("guide", ["install.md", "install.zh-CN.md"])
def test_the_guide_states_the_same_browsers(guide):
    said = (PACKAGE.parent / "docs" / guide).read_text()
    for least in (" 114", " 125", "iOS 17"):
        assert least in said
