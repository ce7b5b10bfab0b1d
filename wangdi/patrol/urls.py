from django.urls import path

from wangdi.patrol.views import doors, findings, handling, orders, venues, zones

app_name = "patrol"
FOUND, ZONE, VENUE = (
    "findings/<uuid:patrol_finding>",
    "zones/<uuid:patrol_zone>",
    "venues/<uuid:venue>",
)
urlpatterns = [
    path("", findings.findings, name="findings"),
    path("findings/new/", findings.new, name="new_finding"),
    path(f"{FOUND}/", findings.finding, name="finding"),
    path(f"{FOUND}/assign/", handling.assign, name="assign"),
    path(f"{FOUND}/answer/", handling.answer, name="answer"),
    path(f"{FOUND}/close/", handling.close, name="close"),
    path(f"{FOUND}/back/", handling.send_back, name="send_back"),
    path(f"{FOUND}/drop/", handling.drop, name="drop"),
    path(f"{FOUND}/undo/", handling.undo, name="undo"),
    path(f"{FOUND}/photo/", findings.add_photo, name="add_photo"),
    path(f"{FOUND}/photo/<uuid:finding_photo>/", findings.photo, name="photo"),
    path("zones/", zones.zones, name="zones"),
    path("zones/new/", zones.new, name="new_zone"),
    path(f"{ZONE}/", zones.zone, name="zone"),
    path(f"{ZONE}/change/", zones.change, name="change_zone"),
    path(f"{ZONE}/close/", zones.close, name="close_zone"),
    path("walk/<uuid:zone_duty>/", zones.walk, name="walk"),
    path("venues/", venues.venues, name="venues"),
    path("venues/new/", venues.new, name="new_venue"),
    path(f"{VENUE}/", venues.venue, name="venue"),
    path(f"{VENUE}/change/", venues.change, name="change_venue"),
    path(f"{VENUE}/gone/", venues.give_up, name="give_up"),
    path(f"{VENUE}/owner/", venues.owner, name="owner"),
    path(f"{VENUE}/banquet/", venues.banquet, name="banquet"),
    path(f"{VENUE}/check/", doors.check, name="check_venue"),
    path(f"{VENUE}/entry/", doors.entry, name="entry"),
    path(f"{VENUE}/poster/<uuid:venue_order>/", doors.poster, name="poster"),
    path("orders/", orders.orders, name="orders"),
    path("orders/new/", orders.new, name="new_order"),
    path("orders/<uuid:venue_order>/", orders.order, name="order"),
    path("orders/<uuid:venue_order>/paper/", orders.paper, name="order_paper"),
    path("orders/<uuid:venue_order>/lift/", orders.lift, name="lift"),
]
