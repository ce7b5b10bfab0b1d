import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.urls import include, path
from django.utils import translation

from wangdi.ui import errors, samples, vendor, views
from wangdi.ui.csp import ContentSecurityPolicy
from wangdi.ui.language import ChosenLanguage
from wangdi.ui.tests.pages import get

ROOM = Path(__file__).resolve().parents[1]
ui_urls = ([path("language/", views.language, name="language")], "ui")
urlpatterns = [path("ui/", include(ui_urls))]
pytestmark = pytest.mark.urls(__name__)
OUTLINE = vendor.HOUSE.parent / "node_modules" / "@tabler" / "icons" / "icons" / "outline"
EVENT = re.compile(r"\s(on[a-z]+|style)\s*=")


@pytest.mark.parametrize("name", samples.LAYOUTS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_layout_renders_without_anything_inline(name, language):
    request = get("/ui/")
    with translation.override(language):
        page = render_to_string(f"ui/gallery/{name}.html", samples.everything(request), request)
    assert not EVENT.search(page)
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "<style" not in page
    assert page.count("<h1") == 1
    assert len(page.encode()) < 60_000


def test_the_title_is_the_tab_s_and_the_heading():
    with translation.override("en"):
        page = render_to_string("ui/gallery/bare.html", samples.everything(get()), get())
    assert "<title>Sign in · " in page
    assert "<h1>Sign in</h1>" in page


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (errors.forbidden, 403),
        (errors.not_found, 404),
        (errors.server_error, 500),
        (errors.csrf_failure, 403),
    ],
)
def test_errors_say_what_to_do(answer, status):
    response = answer(get("/x/"))
    assert response.status_code == status
    assert "button main" in response.content.decode()


def test_an_error_says_the_reason_given():
    page = errors.forbidden(get("/x/"), PermissionError("Only leaders sign.")).content.decode()
    assert "Only leaders sign." in page


def test_the_field_says_its_error_beside_it():
    request = get("/ui/")
    page = render_to_string("ui/gallery/page.html", samples.everything(request), request)
    assert 'aria-invalid="true"' in page
    assert 'id="id_when_error"' in page
    control = re.search(r'<input[^>]*id="id_when"[^>]*>', page)
    assert control
    assert 'aria-describedby="id_when_error"' in control[0]


def test_headers_forbid_everything_inline():
    response = ContentSecurityPolicy(lambda request: errors.not_found(request))(get())
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize(("cookie", "language"), [("", "zh-hans"), ("en", "en"), ("fr", "zh-hans")])
def test_chinese_until_another_language_is_chosen(cookie, language, settings):
    request = get(**{"Accept-Language": "en"})
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = ChosenLanguage(lambda request: errors.not_found(request))(request)
    assert response.headers["Content-Language"] == language


def test_the_language_is_remembered_and_the_way_back_stays_here(client, settings):
    answer = client.post("/ui/language/", {"language": "en", "next": "https://elsewhere.invalid/"})
    assert answer.headers["Location"] == "/"
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    answer = client.post("/ui/language/", {"language": "xx", "next": "/doors/?q=1"})
    assert answer.headers["Location"] == "/doors/?q=1"
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_a_page_is_light():
    styles = sum(path.stat().st_size for path in (ROOM / "static" / "ui").glob("*.css"))
    assert styles <= 40_000
    assert (ROOM / "static" / "ui" / "wangdi.js").stat().st_size <= 4_000


def test_a_sprite_holds_the_icons_asked_for_and_names_the_unknown(tmp_path):
    drawn = '<svg><path stroke="none" d="M0 0h24v24H0z" fill="none" /><path d="M1 1h2" />'
    drawn += '<circle r="3" /><path d="M3 1" /><path d="M4 1v2" /></svg>'
    for name in ("home", vendor.FALLBACK):
        (tmp_path / f"{name}.svg").write_text(drawn)
    sprite, unknown = vendor.sprite({"home", "nowhere"}, tmp_path)
    strokes = '<path d="M1 1h2" /><circle r="3" /><path d="M3 1M4 1v2" />'
    assert f'<symbol id="home" viewBox="0 0 24 24">{strokes}</symbol>' in sprite
    assert unknown == ["nowhere"]
    assert "door" in vendor.icons_in_use(ROOM)


@pytest.mark.skipif(not OUTLINE.exists(), reason="needs a set-up house")
def test_every_icon_of_the_house_exists():
    assert [n for n in vendor.icons_in_use() if not (OUTLINE / f"{n}.svg").exists()] == []
