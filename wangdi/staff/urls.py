from django.urls import path

from wangdi.staff import views

app_name = "staff"
urlpatterns = [
    path("", views.workers, name="workers"),
    path("register/", views.register, name="register"),
    path("<uuid:worker>/leave/", views.leave, name="leave"),
]
