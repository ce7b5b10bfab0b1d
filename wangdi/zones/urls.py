from django.urls import path

from wangdi.zones import views

app_name = "zones"
urlpatterns = [
    path("", views.zones, name="zones"),
    path("open/", views.open_zone, name="open"),
    path("<uuid:zone_id>/", views.zone, name="zone"),
    path("<uuid:zone_id>/close/", views.close_zone, name="close"),
]
