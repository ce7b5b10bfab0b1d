from django.urls import path

from wangdi.screening.urls_returnees import urlpatterns as returnees
from wangdi.screening.views import doors, rounds

app_name = "screening"
urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/open/", rounds.open_round, name="open_round"),
    path("rounds/<uuid:round_id>/", rounds.one, name="round"),
    path("rounds/<uuid:round_id>/close/", rounds.close_round, name="close_round"),
    path("rounds/<uuid:round_id>/doors/", rounds.doors, name="doors"),
    path("rounds/<uuid:round_id>/next/", doors.onward, name="next"),
    path("rounds/<uuid:round_id>/doors/<uuid:dwelling_id>/", doors.door, name="door"),
    path("rounds/<uuid:round_id>/doors/<uuid:dwelling_id>/back/", doors.anyone, name="anyone"),
    path("visits/<uuid:visit_id>/undo/", doors.undo, name="undo"),
    *returnees,
]
