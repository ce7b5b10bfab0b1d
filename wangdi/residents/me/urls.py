from django.urls import path

from wangdi.residents.me.views import (
    about,
    door,
    feeling,
    needs,
    objecting,
    papers,
    passes,
    readings,
    results,
    start,
    talk,
    where,
)

app_name = "me"
urlpatterns = [
    path("", start.start, name="start"),
    path("in/", door.pin, name="pin"),
    path("out/", door.leave, name="leave"),
    path("readings/", readings.readings, name="readings"),
    path("needs/", needs.needs, name="needs"),
    path("needs/<slug:wanted>/", needs.ask, name="ask"),
    path("orders/<uuid:own_order>/", needs.order, name="order"),
    path("feeling/", feeling.feeling, name="feeling"),
    path("results/", results.results, name="results"),
    path("objection/<uuid:own_file>/", objecting.objection, name="objection"),
    path("where/", where.where, name="where"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<uuid:own_paper>/", papers.sign, name="sign"),
    path("papers/<uuid:own_paper>.pdf", papers.read, name="read"),
    path("passes/", passes.passes, name="passes"),
    path("passes/<uuid:own_pass>/", passes.show, name="pass"),
    path("passes/<uuid:own_pass>/phone/", passes.phone, name="phone"),
    path("messages/", talk.messages, name="messages"),
    path("wish/", talk.wish, name="wish"),
    path("about/", about.about, name="about"),
    path("looked/", about.looked, name="looked"),
    path("<slug:token>/", door.door, name="door"),
]
