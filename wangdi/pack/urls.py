from django.urls import path

from wangdi.pack.views import bulk, pack, reaching

app_name = "pack"
urlpatterns = [
    path("print/", bulk.choose, name="choose"),
    path("print/<uuid:print_id>.pdf", bulk.run, name="run"),
    path("situation/", bulk.report, name="report"),
    path("situation.pdf", bulk.slips, name="slips"),
    path("<uuid:episode_id>/", pack.pack, name="pack"),
    path("<uuid:episode_id>/prepare/", pack.prepare, name="prepare"),
    path("<uuid:episode_id>/papers.pdf", pack.papers_pdf, name="papers"),
    path("papers/<uuid:paper_id>/deliver/", reaching.deliver, name="deliver"),
    path("papers/<uuid:paper_id>/sign/", reaching.sign, name="sign"),
    path("papers/<uuid:paper_id>/down/", reaching.down, name="down"),
    path("papers/<uuid:paper_id>/scans/<uuid:scan_id>/", reaching.scan, name="scan"),
]
