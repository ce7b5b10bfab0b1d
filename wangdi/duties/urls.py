from django.urls import path

from wangdi.duties import views
from wangdi.duties.absence import views as absence

app_name = "duties"
urlpatterns = [
    path("my-day/", views.my_day, name="my_day"),
    path("my-day/<slug:name>/", views.group, name="group"),
    path("who-has-not/", views.who_has_not, name="who_has_not"),
    path("who-has-not/rows/", views.rows, name="rows"),
    path("standing-in/", absence.stand_ins, name="stand_ins"),
    path("standing-in/<int:user_id>/", absence.stand_in, name="stand_in"),
    path("standing-in/<uuid:stand_in_id>/end/", absence.end, name="end_stand_in"),
    path("<uuid:duty_id>/", views.one, name="one"),
    path("<uuid:duty_id>/waive/", views.waive, name="waive"),
    path("<uuid:duty_id>/hand-over/", views.hand_over, name="hand_over"),
]
