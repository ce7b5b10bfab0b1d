from django.urls import path

from wangdi.hotline.views import lists, public, ticket, working

app_name = "hotline"
urlpatterns = [
    path("", lists.lists, name="lists"),
    path("new/", lists.record, name="record"),
    path("new/before/", lists.before, name="before"),
    path("figures/", lists.figures, name="figures"),
    path("tell/", public.tell, name="tell"),
    path("code/", public.find, name="find"),
    path("code/<slug:ticket_code>/", public.follow, name="follow"),
    path("<uuid:ticket_id>/", ticket.one, name="ticket"),
    path("<uuid:ticket_id>/taken/", ticket.taken, name="taken"),
    path("<uuid:ticket_id>/phone/", ticket.show_phone, name="show_phone"),
    path("<uuid:ticket_id>/undo/", ticket.undo, name="undo"),
    path("<uuid:ticket_id>/classify/", working.classify, name="classify"),
    path("<uuid:ticket_id>/assign/", working.assign, name="assign"),
    path("<uuid:ticket_id>/accept/", working.accept, name="accept"),
    path("<uuid:ticket_id>/back/", working.give_back, name="give_back"),
    path("<uuid:ticket_id>/handle/", working.handle, name="handle"),
    path("<uuid:ticket_id>/reply/", working.reply, name="reply"),
    path("<uuid:ticket_id>/evaluate/", working.evaluate, name="evaluate"),
    path("<uuid:ticket_id>/close/", working.close, name="close"),
    path("<uuid:ticket_id>/reopen/", working.reopen, name="reopen"),
]
