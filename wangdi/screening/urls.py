from django.urls import path

from wangdi.screening.urls_returnees import urlpatterns as returnees
from wangdi.screening.views import beats, campaigns, doors, night, reading, rounds, sheets

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
    path("rounds/<uuid:round_id>/found/", night.find, name="find"),
    path("rounds/<uuid:round_id>/lit/", night.lit, name="lit"),
    path("rounds/<uuid:round_id>/lit/<int:building_id>/", night.count_lit, name="count_lit"),
    path("rounds/<uuid:round_id>/lit/<int:building_id>/again/", night.doubt, name="doubt"),
    path("rounds/<uuid:round_id>/plan/", beats.plan, name="plan"),
    path("rounds/<uuid:round_id>/plan/<int:community_id>/", beats.edit, name="plan_edit"),
    path("rounds/<uuid:round_id>/workers/", beats.load, name="workload"),
    path("rounds/<uuid:round_id>/sheets/", sheets.sheets, name="sheets"),
    path("rounds/<uuid:round_id>/sheets/print/", sheets.print_sheets, name="print_sheets"),
    path("rounds/<uuid:round_id>/leaflet/", sheets.leaflet, name="leaflet"),
    path("sheets/", reading.open_sheet, name="open_sheet"),
    path("sheets/<slug:code>/", reading.sheet, name="sheet"),
    path("s/<slug:code>/<int:row>/", doors.scanned, name="scanned"),
    path("ground/", beats.ground, name="ground"),
    path("campaigns/open/", campaigns.open_campaign, name="open_campaign"),
    path("campaigns/<uuid:campaign_id>/", campaigns.one, name="campaign"),
    path("campaigns/<uuid:campaign_id>/close/", campaigns.close_campaign, name="close_campaign"),
    path("series/open/", campaigns.repeat, name="repeat"),
    path("series/<uuid:series_id>/stop/", campaigns.stop, name="stop"),
    path("visits/<uuid:visit_id>/undo/", doors.undo, name="undo"),
    *returnees,
]
