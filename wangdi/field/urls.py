from django.urls import path

from wangdi.field.views import app, photographing, reading, sending, signing_in

app_name = "field"
urlpatterns = [
    path("", app.app, name="app"),
    path("sw.js", app.worker, name="worker"),
    path("signin", signing_in.sign_in, name="sign_in"),
    path("standing", signing_in.standing, name="standing"),
    path("signoff", signing_in.sign_off, name="sign_off"),
    path("key", signing_in.key, name="key"),
    path("bundle", reading.bundle, name="bundle"),
    path("gate/<uuid:checkpoint_id>", reading.gate, name="gate"),
    path("photo/<str:digest>", photographing.photograph, name="photograph"),
    path("sync", sending.sync, name="sync"),
]
