from django.urls import path

from wangdi.importing.views import answering, runs, undoing

app_name = "importing"
urlpatterns = [
    path("", runs.runs, name="runs"),
    path("<uuid:run_id>/", runs.run, name="run"),
    path("<uuid:run_id>/progress/", runs.progress, name="progress"),
    path("<uuid:run_id>/sheets/", answering.sheets, name="sheets"),
    path("<uuid:run_id>/columns/", answering.columns, name="columns"),
    path("<uuid:run_id>/words/", answering.words, name="words"),
    path("<uuid:run_id>/decide/", answering.decide, name="decide"),
    path("<uuid:run_id>/correct/", answering.correct, name="correct"),
    path("<uuid:run_id>/mapping/", answering.mapping, name="mapping"),
    path("<uuid:run_id>/mapping/take/", answering.take_mapping, name="take_mapping"),
    path("<uuid:run_id>/write/", runs.write, name="write"),
    path("<uuid:run_id>/withdraw/", runs.withdraw, name="withdraw"),
    path("<uuid:run_id>/retry/", runs.retry, name="retry"),
    path("<uuid:run_id>/undo/", undoing.undo, name="undo"),
]
