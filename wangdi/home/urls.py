from django.urls import path

from wangdi.home.views import approvals, review, searching, start

app_name = "home"
urlpatterns = [
    path("", start.start, name="start"),
    path("search/", searching.search, name="search"),
    path("help/", start.help_page, name="help"),
    path("review/", review.box, name="review"),
    path("review/<uuid:item_id>/", review.item, name="review_item"),
    path("review/<uuid:item_id>/take/", review.take, name="take"),
    path("review/<uuid:item_id>/dismiss/", review.dismiss, name="dismiss"),
    path("approvals/", approvals.waiting, name="approvals"),
    path("approvals/<uuid:approval_id>/", approvals.one, name="approval"),
    path("approvals/<uuid:approval_id>/approve/", approvals.approve, name="approve"),
    path("approvals/<uuid:approval_id>/decline/", approvals.decline, name="decline"),
]
