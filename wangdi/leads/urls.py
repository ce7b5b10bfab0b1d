from django.urls import path

from wangdi.leads.views import answering, checking, handing, letters, lists, objecting, placing

app_name = "leads"
urlpatterns = [
    path("", lists.lists, name="lists"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.register, name="register"),
    path("letters/<uuid:batch_id>/", letters.letter, name="letter"),
    path("letters/<uuid:batch_id>/answer/", answering.answer, name="answer"),
    path("answers/<uuid:answer_id>/sheet.xlsx", answering.sheet, name="sheet"),
    path("offers/", handing.offers, name="offers"),
    path("offers/<uuid:offer_id>/", handing.offer, name="offer"),
    path("objections/<uuid:objection_id>/", objecting.decide, name="decide"),
    path("evidence/<uuid:attachment_id>/", checking.evidence, name="evidence"),
    path("wrong/", objecting.ask, name="ask"),
    path("wrong/<str:code>/", objecting.object_, name="object"),
    path("<uuid:lead_id>/", lists.lead, name="lead"),
    path("<uuid:lead_id>/check/", checking.check, name="check"),
    path("<uuid:lead_id>/call/", checking.call, name="call"),
    path("<uuid:lead_id>/settle/", checking.settle, name="settle"),
    path("<uuid:lead_id>/place/", placing.place, name="place"),
    path("<uuid:lead_id>/hand-over/", handing.hand_over, name="hand_over"),
    path("<uuid:lead_id>/slip/", objecting.slip, name="slip"),
]
