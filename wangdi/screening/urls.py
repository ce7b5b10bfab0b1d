from django.urls import path

from wangdi.screening.views import arrivals, doors, rounds

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
    path("arrivals/", arrivals.line_list, name="arrivals"),
    path("arrivals/new/", arrivals.find_door, name="find_door"),
    path("arrivals/new/<uuid:dwelling_id>/", arrivals.register, name="register"),
]
