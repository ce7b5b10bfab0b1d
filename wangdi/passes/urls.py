from django.urls import path

from wangdi.passes.views import acting, bulk, issuing, keys, listing, printing

app_name = "passes"
urlpatterns = [
    path("", listing.passes, name="passes"),
    path("new/", issuing.choose, name="choose"),
    path("new/<slug:pass_class>/", issuing.new, name="new"),
    path("compound/", bulk.compound, name="compound"),
    path("sheet/", printing.sheet, name="sheet"),
    path("keys/", keys.keys, name="keys"),
    path("<uuid:pass_id>/", listing.one, name="pass"),
    path("<uuid:pass_id>/print/", printing.one, name="print"),
    path("<uuid:pass_id>/<slug:pass_act>/", acting.act, name="act"),
    path("<uuid:pass_id>/undo/<uuid:pass_act_id>/", acting.undo, name="undo"),
]
