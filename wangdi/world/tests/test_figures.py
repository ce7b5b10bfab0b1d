"""Every number of a frozen day opens to its rows, whatever it counts."""

from django.urls import reverse

from wangdi.lib.figures import all_figures
from wangdi.reporting.models import DailyReport


def test_every_figure_opens(town):
    day = DailyReport.objects.frozen().order_by("-day").values_list("day", flat=True)[0]
    browser = town.client("desk")
    browser.raise_request_exception = False
    answers = {
        figure.name: browser.get(reverse("reporting:rows", args=[day, figure.name])).status_code
        for figure in all_figures()
    }
    assert {name: status for name, status in answers.items() if status != 200} == {}
