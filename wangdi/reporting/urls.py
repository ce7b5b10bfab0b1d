from datetime import date

from django.urls import path, register_converter

from wangdi.reporting import views
from wangdi.ui import asking


class DayConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        found = asking.day(value)
        if found is None:
            raise ValueError
        return found

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else value.isoformat()


register_converter(DayConverter, "day")
app_name = "reporting"
urlpatterns = [
    path("", views.today, name="today"),
    path("<day:day>/", views.day, name="day"),
    path("<day:day>/sign/", views.sign, name="sign"),
    path("<day:day>/freeze/", views.freeze, name="freeze"),
    path("<day:day>/correct/", views.correct, name="correct"),
    path("<day:day>/workbook/", views.workbook, name="workbook"),
    path("<day:day>/figures/<str:name>/", views.rows, name="rows"),
]
