from django.urls import path

from wangdi.quarantine.views import before, closing, episode, fevers, lists, opening, watching

app_name = "quarantine"
urlpatterns = [
    path("", lists.lists, name="lists"),
    path("propose/<uuid:person>/", opening.propose, name="propose"),
    path("<uuid:episode_id>/", episode.episode, name="episode"),
    path("<uuid:episode_id>/decide/", opening.decide, name="decide"),
    path("<uuid:episode_id>/suitability/", before.suitability, name="suitability"),
    path("<uuid:episode_id>/team/", opening.team, name="team"),
    path("<uuid:episode_id>/notice/", opening.serve, name="serve"),
    path("<uuid:episode_id>/reading/", watching.reading, name="reading"),
    path("<uuid:episode_id>/fever/", fevers.fever, name="fever"),
    path("<uuid:episode_id>/fever/<slug:step>/", fevers.step, name="fever_step"),
    path("<uuid:episode_id>/release/", closing.release, name="release"),
    path("<uuid:episode_id>/end/", closing.end, name="end"),
]
