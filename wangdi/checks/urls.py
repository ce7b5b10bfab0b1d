from django.urls import path

from wangdi.checks.views import desk, owntracks

app_name = "checks"
urlpatterns = [
    path("", desk.checks, name="checks"),
    path("owntracks/", owntracks.report, name="owntracks"),
    path("ask/<uuid:episode_id>/", desk.ask, name="ask"),
    path("<uuid:check_id>/", desk.check, name="check"),
    path("<uuid:check_id>/contact/", desk.contact, name="contact"),
]
