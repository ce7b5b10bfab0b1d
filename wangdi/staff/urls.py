from django.urls import path

from wangdi.staff.views import accounts, offering, roles, units, workers

app_name = "staff"
urlpatterns = [
    path("", workers.workers, name="workers"),
    path("register/", workers.register, name="register"),
    path("<uuid:worker>/leave/", workers.leave, name="leave"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/slips/", accounts.slips, name="slips"),
    path("roles/", roles.roles, name="roles"),
    path("forces/", units.forces, name="forces"),
    path("units/", units.listing, name="units"),
    path("units/form/", units.form, name="form_unit"),
    path("units/<uuid:unit_id>/", units.unit, name="unit"),
    path("units/<uuid:unit_id>/join/", units.join, name="join"),
    path("units/<uuid:unit_id>/end/", units.end, name="end_unit"),
    path("units/<uuid:unit_id>/without/<uuid:worker_id>/", units.part, name="part"),
    path("secondments/", offering.secondments, name="secondments"),
    path("secondments/second/", offering.second, name="second"),
    path("secondments/<uuid:secondment_id>/report/", offering.report, name="report"),
    path("letters/", offering.letters, name="letters"),
    path("letters/write/", offering.write, name="write_letter"),
    path("letters/<uuid:letter_id>/answer/", offering.answer, name="answer_letter"),
    path("<uuid:worker>/readiness/", offering.readiness, name="readiness"),
]
