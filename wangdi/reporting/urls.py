from datetime import date

from django.urls import path, register_converter

from wangdi.reporting.views import acts, days, filling, live, places, units, upper, versions
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
    path("", days.today, name="today"),
    path("live/", live.live, name="live"),
    path("live/<str:name>/", live.figure, name="live_figure"),
    path("meanings/", days.meanings, name="meanings"),
    path("places/", places.places, name="places"),
    path("timeline/", places.timeline, name="timeline"),
    path("forms/", upper.forms, name="forms"),
    path("forms/add/", upper.add, name="add_form"),
    path("forms/typed/", filling.typed_by_hand, name="typed"),
    path("forms/<uuid:form_id>/", upper.map_form, name="map_form"),
    path("forms/<uuid:form_id>/save/", upper.save, name="save_form"),
    path("forms/<uuid:form_id>/retire/", upper.retire, name="retire_form"),
    path("forms/<uuid:form_id>/share/", upper.share, name="share_form"),
    path("forms/<uuid:form_id>/<day:day>/", filling.fill, name="fill_form"),
    path("forms/<uuid:form_id>/<day:day>/workbook/", filling.filled_workbook, name="form_workbook"),
    path("forms/<uuid:form_id>/<day:day>/type/", filling.type_value, name="type_value"),
    path("<day:day>/", days.day, name="day"),
    path("<day:day>/workbook/", days.workbook, name="workbook"),
    path("<day:day>/paper.pdf", days.as_paper, name="paper"),
    path("<day:day>/figures/<str:name>/", days.rows, name="rows"),
    path("<day:day>/units/", units.units, name="units"),
    path("<day:day>/questions/", units.questions, name="questions"),
    path("<day:day>/versions/", versions.versions, name="versions"),
    path("<day:day>/sign/", acts.sign, name="sign"),
    path("<day:day>/hand-up/", acts.hand_up, name="hand_up"),
    path("<day:day>/accept/", acts.accept, name="accept"),
    path("<day:day>/send-back/", acts.send_back, name="send_back"),
    path("<day:day>/answer/", acts.answer, name="answer"),
    path("<day:day>/freeze/", acts.freeze, name="freeze"),
    path("<day:day>/correct/", acts.correct, name="correct"),
]
