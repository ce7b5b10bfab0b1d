from django.urls import path

from wangdi.roster.views import own, posts, service, weeks

app_name = "roster"
urlpatterns = [
    path("", weeks.week, name="week"),
    path("propose/", weeks.propose, name="propose"),
    path("today/", weeks.today, name="today"),
    path("shifts/<uuid:shift_id>/", weeks.shift, name="shift"),
    path("shifts/<uuid:shift_id>/fill/", weeks.fill, name="fill"),
    path("turns/<uuid:turn_id>/move/", weeks.move, name="move"),
    path("turns/<uuid:turn_id>/remove/", weeks.remove, name="remove"),
    path("turns/<uuid:turn_id>/absent/", weeks.absent, name="absent"),
    path("turns/<uuid:turn_id>/kit/", weeks.kit, name="kit"),
    path("turns/<uuid:turn_id>/list/", weeks.list_in, name="list_in"),
    path("mine/", own.mine, name="mine"),
    path("mine/<uuid:turn_id>/", own.turn, name="turn"),
    path("mine/<uuid:turn_id>/out/", own.sign_out, name="sign_out"),
    path("mine/<uuid:turn_id>/pause/", own.pause, name="pause"),
    path("mine/<uuid:turn_id>/hand-over/", own.hand_over, name="hand_over"),
    path("mine/<uuid:turn_id>/take/<uuid:relief_id>/", own.take_over, name="take_over"),
    path("posts/", posts.posts, name="posts"),
    path("posts/open/", posts.open_post, name="open_post"),
    path("posts/<uuid:post_id>/close/", posts.close_post, name="close_post"),
    path("posts/<uuid:post_id>/sheet/", posts.sheet, name="sheet"),
    path("badges/", posts.badges, name="badges"),
    path("staffing/", posts.staffing, name="staffing"),
    path("hours/", service.hours, name="hours"),
    path("hours/<uuid:worker_id>/", service.person, name="person"),
    path("calls/", service.calls, name="calls"),
    path("calls/out/", service.call_out, name="call_out"),
    path("calls/<uuid:call_id>/", service.call, name="call"),
    path("calls/<uuid:call_id>/end/", service.end_call, name="end_call"),
]
