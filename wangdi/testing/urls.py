from django.urls import path

from wangdi.testing.views import lists, results

app_name = "testing"
urlpatterns = [
    path("", lists.lists, name="lists"),
    path("find/", lists.find, name="find"),
    path("person/<uuid:person_id>/", lists.person, name="person"),
    path("person/<uuid:person_id>/enter/", lists.enter, name="enter"),
    path("<uuid:result_id>/", results.result, name="result"),
    path("<uuid:result_id>/correct/", results.correct, name="correct"),
    path("<uuid:result_id>/report/", results.handle, name="handle"),
    path("<uuid:result_id>/take-back/", results.take_back, name="take_back"),
]
