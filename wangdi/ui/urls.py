from django.conf import settings
from django.urls import path

from wangdi.ui import views

app_name = "ui"
urlpatterns = [path("language/", views.language, name="language")]
if settings.DEBUG:
    urlpatterns += [path("", views.gallery, name="gallery")]
