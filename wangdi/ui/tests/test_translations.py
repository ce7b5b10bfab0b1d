import polib

from wangdi.ui import translations


def room(house, name, **files):
    folder = house / name
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").write_text("")
    for file, text in files.items():
        (folder / file.replace("_", ".")).write_text(text)
    return folder


def catalogue(folder):
    return {e.msgid: e for e in polib.pofile(str(folder / translations.PO))}


def say(folder, msgid, chinese, plural=False):
    po = polib.pofile(str(folder / translations.PO))
    entry = next(entry for entry in po if entry.msgid == msgid)
    if plural:
        entry.msgstr_plural = {0: chinese}
    else:
        entry.msgstr = chinese
    po.save()


PYTHON = """
a = _("Late")
b = pgettext_lazy("weekday", "Mon")
c = ngettext("%(n)d door", "%(n)d doors", n)
d = _("Long sentence "
      "in two lines")
e = something("not this")
"""
HTML = """{% load i18n %}<p>don't</p>{% translate "Late" %}
{% blocktranslate count n=3 %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
{% empty _("Nothing's here") %}{{ v|default:_('None') }}"""


def test_messages_are_found_in_python_and_templates(tmp_path):
    folder = room(tmp_path, "doors", views_py=PYTHON, page_html=HTML)
    assert translations.collect(house=tmp_path) == ["doors"]
    found = catalogue(folder)
    assert set(found) == {
        "Late",
        "Mon",
        "%(n)d door",
        "Long sentence in two lines",
        "%(n)s day",
        "Nothing's here",
        "None",
    }
    assert found["Mon"].msgctxt == "weekday"
    assert found["%(n)s day"].msgid_plural == "%(n)s days"
    assert [name for name, _line in found["Late"].occurrences] == ["page.html", "views.py"]
    assert translations.collect(house=tmp_path) == []


def test_nothing_translated_is_lost_and_the_unused_leaves(tmp_path):
    folder = room(tmp_path, "doors", views_py='_("Late"); _("Old"); ngettext("a %(n)d", "b", n)')
    translations.collect(house=tmp_path)
    say(folder, "Late", "逾期")
    say(folder, "a %(n)d", "%(n)d 个", plural=True)
    room(tmp_path, "doors", views_py='_("Late"); _("New"); ngettext("a %(n)d", "b", n)')
    other = room(tmp_path, "gates", views_py='_("Late")')
    translations.collect(house=tmp_path)
    found = catalogue(folder)
    assert set(found) == {"Late", "New", "a %(n)d"}
    assert found["a %(n)d"].msgstr_plural == {0: "%(n)d 个"}
    assert catalogue(other)["Late"].msgstr == "逾期"


def test_missing_says_what_a_reader_would_not_get(tmp_path):
    folder = room(tmp_path, "doors", views_py='_("Late"); _("{n} doors"); _("Fuzzy"); _("Fine")')
    other = room(tmp_path, "gates", views_py='_("Fine")')
    translations.collect(house=tmp_path)
    say(folder, "{n} doors", "{m} 户")
    say(folder, "Fine", "好")
    say(folder, "Fuzzy", "大概")
    say(other, "Fine", "行")
    po = polib.pofile(str(folder / translations.PO))
    next(entry for entry in po if entry.msgid == "Fuzzy").flags.append("fuzzy")
    po.save()
    (folder / "more.py").write_text('_("Uncollected")')
    assert translations.missing(house=tmp_path) == [
        "doors: Fuzzy: fuzzy",
        "doors: Late: not translated",
        "doors: Uncollected: not translated",
        "doors: {n} doors: other placeholders",
        "gates: Fine: 行, but 好 in doors",
    ]
    assert translations.missing(["gates"], house=tmp_path) == ["gates: Fine: 行, but 好 in doors"]


def test_catalogues_are_compiled_once(tmp_path):
    folder = room(tmp_path, "doors", views_py='_("Late")')
    translations.collect(house=tmp_path)
    say(folder, "Late", "逾期")
    assert translations.compile_all(tmp_path) == 1
    assert translations.compile_all(tmp_path) == 0
    compiled = polib.mofile(str(folder / translations.PO.with_suffix(".mo")))
    assert [entry.msgstr for entry in compiled] == ["逾期"]


def test_this_room_speaks_chinese():
    assert translations.missing(["ui"]) == []
