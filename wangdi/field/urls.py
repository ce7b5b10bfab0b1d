from django.urls import path

from wangdi.field.views import app, phones, photographing, reading, sending, signing_in

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
    path("phones/", phones.phones, name="phones"),
    path("phones/code/", phones.code, name="code"),
    path("phones/<uuid:phone_id>/", phones.phone, name="phone"),
    path("phones/<uuid:phone_id>/name/", phones.name, name="name"),
    path("phones/<uuid:phone_id>/end/", phones.end, name="end"),
    path("phones/<uuid:phone_id>/give-back/", phones.give_back, name="give_back"),
    path("phones/<uuid:phone_id>/take-in/", phones.take_in, name="take_in"),
    path("sign-ins/<uuid:sign_in_id>/end/", phones.end_sign_in, name="end_sign_in"),
    path("photo/<str:digest>", photographing.photograph, name="photograph"),
    path("sync", sending.sync, name="sync"),
]
