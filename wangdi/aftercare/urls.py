from django.urls import path

from wangdi.aftercare import views

app_name = "aftercare"
urlpatterns = [
    path("", views.lists, name="lists"),
    path("<uuid:file_id>/", views.file, name="file"),
    path("<uuid:file_id>/call/", views.call, name="call"),
]
