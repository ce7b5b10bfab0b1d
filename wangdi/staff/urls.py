from django.urls import path

from wangdi.staff.views import accounts, roles, workers

app_name = "staff"
urlpatterns = [
    path("", workers.workers, name="workers"),
    path("register/", workers.register, name="register"),
    path("<uuid:worker>/leave/", workers.leave, name="leave"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/slips/", accounts.slips, name="slips"),
    path("roles/", roles.roles, name="roles"),
]
