from django.urls import path

from wangdi.documents.views import papers, words

app_name = "documents"
urlpatterns = [
    path("v/<str:code>/", papers.verify, name="verify"),
    path("<uuid:document_id>.pdf", papers.read, name="read"),
    path("words/", words.overview, name="words"),
    path("words/<str:paper>/<int:office_id>/", words.edit, name="edit_words"),
]
