from django.urls import path

from wangdi.paperday.views import entering, printing

app_name = "paperday"
urlpatterns = [
    path("", printing.choose, name="choose"),
    path("print/<uuid:lot_id>.pdf", printing.lot, name="lot"),
    path("scan/", entering.scan, name="scan"),
    path("<slug:code>/<int:number>/", entering.row, name="row"),
]
