from django.urls import path

from wangdi.documents import views

app_name = "documents"
urlpatterns = [
    path("v/<str:code>/", views.verify, name="verify"),
    path("<uuid:document_id>.pdf", views.read, name="read"),
]
