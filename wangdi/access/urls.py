from django.urls import path

from wangdi.access.views import accounts, audit, people

app_name = "access"
urlpatterns = [
    path("", people.people, name="people"),
    path("people/<int:user_id>/", people.person, name="person"),
    path("people/<int:user_id>/grant/", people.grant, name="grant"),
    path(
        "people/<int:user_id>/second-proof/",
        people.reset_second_factor,
        name="reset_second_factor",
    ),
    path("grants/<uuid:grant_id>/revoke/", people.revoke, name="revoke"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.register, name="register"),
    path("accounts/<int:user_id>/", accounts.account, name="account"),
    path("accounts/<int:user_id>/password/", accounts.renew, name="renew"),
    path("accounts/<int:user_id>/close/", accounts.close, name="close"),
    path("accounts/<int:user_id>/reopen/", accounts.reopen, name="reopen"),
    path("events/", audit.events, name="events"),
]
