from django.urls import path

from wangdi.importing import views

app_name = "importing"
urlpatterns = [
    path("", views.runs, name="runs"),
    path("<uuid:run_id>/", views.run, name="run"),
    path("<uuid:run_id>/progress/", views.progress, name="progress"),
    path("<uuid:run_id>/columns/", views.columns, name="columns"),
    path("<uuid:run_id>/decide/", views.decide, name="decide"),
    path("<uuid:run_id>/write/", views.write, name="write"),
    path("<uuid:run_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:run_id>/retry/", views.retry, name="retry"),
]
