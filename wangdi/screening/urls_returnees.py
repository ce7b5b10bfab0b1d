"""Addresses of declarations, line lists, key areas and vehicles."""

from django.urls import path

from wangdi.screening.views import (
    areas,
    arrivals,
    declaring,
    expected,
    flow,
    lists,
    vehicles,
)

urlpatterns = [
    path("coming/", declaring.declare, name="declare"),
    path("coming/at/<int:place>/", declaring.declare, name="declare_at"),
    path("coming/code/", declaring.find, name="find_receipt"),
    path("coming/<str:receipt>/", declaring.receipt, name="receipt"),
    path("coming/<str:receipt>/change/", declaring.change, name="change_declaration"),
    path("coming/<str:receipt>/withdraw/", declaring.withdraw, name="withdraw_declaration"),
    path("expected/", expected.expected, name="expected"),
    path("expected/poster/<int:place>/", expected.poster, name="poster"),
    path("expected/<uuid:declaration_id>/", expected.declaration, name="declaration"),
    path("expected/<uuid:declaration_id>/call/", expected.call, name="record_call"),
    path("expected/<uuid:declaration_id>/door/", expected.door, name="place_declaration"),
    path("expected/person/<uuid:expected_id>/", expected.close, name="close_expected"),
    path("arrivals/", lists.line_list, name="arrivals"),
    path("arrivals/export/", lists.export, name="export_arrivals"),
    path("arrivals/aboard/", lists.aboard, name="aboard"),
    path("arrivals/flow/", flow.flow, name="flow"),
    path("arrivals/new/", arrivals.find_door, name="find_door"),
    path("arrivals/new/<uuid:dwelling_id>/", arrivals.register, name="register"),
    path("arrivals/<uuid:arrival_id>/", arrivals.one, name="arrival"),
    path("arrivals/<uuid:arrival_id>/left/", arrivals.left, name="left_again"),
    path("key-areas/", areas.areas, name="areas"),
    path("key-areas/new/", areas.enter, name="list_area"),
    path("key-areas/changes/", areas.changes, name="class_changes"),
    path("key-areas/changes/<uuid:change_id>/", areas.decide, name="decide_class"),
    path("key-areas/<uuid:area_id>/end/", areas.end, name="end_area"),
    path("vehicles/", vehicles.vehicles, name="vehicles"),
    path("vehicles/new/", vehicles.log, name="log_vehicle"),
    path("vehicles/<uuid:returned_id>/", vehicles.vehicle, name="vehicle"),
]
