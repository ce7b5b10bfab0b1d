from django.urls import path

from wangdi.residents.me.views import about, door, readings, start, talk

app_name = "me"
urlpatterns = [
    path("", start.start, name="start"),
    path("in/", door.pin, name="pin"),
    path("out/", door.leave, name="leave"),
    path("readings/", readings.readings, name="readings"),
    path("messages/", talk.messages, name="messages"),
    path("wish/", talk.wish, name="wish"),
    path("about/", about.about, name="about"),
    path("looked/", about.looked, name="looked"),
    path("<slug:token>/", door.door, name="door"),
]
