from django.urls import path

from wangdi.gates.planning import pages
from wangdi.gates.views import board, books, crossing, phone, shelf, tracing

app_name = "gates"
urlpatterns = [
    path("", board.board, name="board"),
    path("planning/", pages.compounds, name="planning"),
    path("planning/<int:compound_id>/", pages.plan, name="plan"),
    path("planning/decided/<uuid:plan_id>/undo/", pages.undo, name="undo_plan"),
    path("alarms/<uuid:alarm_id>/", board.alarm, name="alarm"),
    path("people/<uuid:person_id>/", tracing.trace, name="trace"),
    path("crossings/<uuid:crossing_id>/back/", crossing.take_back, name="take_back"),
    path("book/<uuid:page_id>/", books.look, name="look"),
    path("shelf/<uuid:item_id>/", shelf.fetch, name="fetch"),
    path("<uuid:checkpoint_id>/", board.gate, name="gate"),
    path("<uuid:checkpoint_id>/cross/", crossing.cross, name="cross"),
    path("<uuid:checkpoint_id>/shelf/", shelf.shelf, name="shelf"),
    path("<uuid:checkpoint_id>/book/", books.book, name="book"),
    path("<uuid:checkpoint_id>/phone/", phone.phone, name="phone"),
    path("<uuid:checkpoint_id>/bundle/", phone.bundle, name="bundle"),
    path("<uuid:checkpoint_id>/record/", phone.record, name="record"),
]
