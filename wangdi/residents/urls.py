from django.urls import path

from wangdi.residents.views import links, talk, telling

app_name = "residents"
urlpatterns = [
    path("links/", links.links, name="links"),
    path("links/<uuid:household>/", links.link, name="link"),
    path("messages/", talk.threads, name="threads"),
    path("messages/<uuid:household>/", talk.thread, name="thread"),
    path("untold/", telling.untold, name="untold"),
    path("untold/notice.pdf", telling.notice, name="notice"),
]
