from django.urls import path

from wangdi.duties import views

app_name = "duties"
urlpatterns = [
    path("my-day/", views.my_day, name="my_day"),
    path("my-day/<slug:name>/", views.group, name="group"),
    path("who-has-not/", views.who_has_not, name="who_has_not"),
    path("who-has-not/rows/", views.rows, name="rows"),
    path("<uuid:duty_id>/", views.one, name="one"),
    path("<uuid:duty_id>/waive/", views.waive, name="waive"),
    path("<uuid:duty_id>/hand-over/", views.hand_over, name="hand_over"),
]
