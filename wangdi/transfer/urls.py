from django.urls import path

from wangdi.transfer.views import day, fleet, one, signing, turns

app_name = "transfer"
urlpatterns = [
    path("", day.today, name="today"),
    path("people/", day.lines, name="lines"),
    path("people/new/", one.expect, name="expect"),
    path("people/<uuid:handover_id>/", one.one, name="one"),
    path("people/<uuid:handover_id>/arrive/", one.arrive, name="arrive"),
    path("people/<uuid:handover_id>/screen/", one.screen, name="screen"),
    path("people/<uuid:handover_id>/receive/", signing.receive, name="receive"),
    path("people/<uuid:handover_id>/settle/", one.settle, name="settle"),
    path("people/<uuid:handover_id>/refer/", turns.refer, name="refer"),
    path("people/<uuid:handover_id>/answer/", turns.answer, name="answer"),
    path("people/<uuid:handover_id>/miss/", turns.miss, name="miss"),
    path("people/<uuid:handover_id>/undo/", turns.undo, name="undo"),
    path("arriving/", signing.arriving, name="arriving"),
    path("slips/<uuid:slip_id>/", signing.countersign, name="countersign"),
    path("slips/<uuid:slip_id>/slip.pdf", signing.slip, name="slip"),
    path("points/", fleet.points, name="points"),
    path("points/open/", fleet.open_point, name="open_point"),
    path("points/<uuid:point_id>/", day.point, name="point"),
    path("points/<uuid:point_id>/close/", fleet.close_point, name="close_point"),
    path("points/<uuid:point_id>/new/", one.walk_in, name="walk_in"),
    path("points/<uuid:point_id>/sign/", signing.sign, name="sign"),
    path("points/<uuid:point_id>/board/", signing.board, name="board"),
    path("points/<uuid:point_id>/trip/", fleet.begin, name="begin"),
    path("vehicles/new/", fleet.vehicle, name="vehicle"),
    path("vehicles/<uuid:vehicle_id>/retire/", fleet.retire, name="retire"),
    path("trips/<uuid:trip_id>/", fleet.trip, name="trip"),
    path("trips/<uuid:trip_id>/disinfect/", fleet.disinfect, name="disinfect"),
]
