from django.urls import path

from wangdi.profiles import views

app_name = "profiles"
urlpatterns = [
    path("", views.in_force, name="in_force"),
    path("activate/", views.activate, name="activate"),
    path("<uuid:version_id>/", views.version, name="version"),
]
