"""A form of an upper level in the named world, for those who look at every page."""

from io import BytesIO

from openpyxl import Workbook

from wangdi.lib import clock
from wangdi.reporting.models import UpperForm
from wangdi.territory.models import Place


def workbook():
    """A title, two heads, a row for each community to come."""
    book = Workbook()
    sheet = book.active
    sheet.title = "日报"
    for at, text in (("A1", "疫情防控情况日报表"), ("A2", "社区"), ("B2", "户数"), ("C2", "备注")):
        sheet[at] = text
    sheet["B9"] = "=SUM(B3:B8)"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upper_form(town):
    """The form, made once: one figure to each community, one cell typed by hand."""
    known = UpperForm.objects.first()
    if known:
        return known
    office = Place.objects.filter(kind="subdistrict").get(
        id__in=town.user("desk").grants.values("place")
    )
    form = UpperForm.objects.create(
        name="区指挥部日报", place=office.id, workbook=workbook(), sheet="日报", made_at=clock.now()
    )
    cells = {
        "B3": {"figure": "ledger.households", "unit": "rows", "day": "today"},
        "C3": {"typed": "备注"},
    }
    for number in (None, 1):
        form.versions.create(number=number, cells=cells, made_at=clock.now(), made_by_label="x")
    return form
