from django.urls import path

from wangdi.people.views import (
    doors,
    doubles,
    household,
    keepers,
    ledger,
    moving,
    persons,
    printing,
)

app_name = "people"
urlpatterns = [
    path("", ledger.ledger, name="ledger"),
    path("register/", household.register, name="register"),
    path("doors/", doors.listed, name="doors"),
    path("doors/<uuid:dwelling_id>/", doors.one, name="dwelling"),
    path("doors/<uuid:dwelling_id>/change/", doors.change, name="change_door"),
    path("doubles/", doubles.listed, name="doubles"),
    path("doubles/<uuid:person>/<uuid:other>/", doubles.decide, name="double"),
    path("keepers/", keepers.gaps, name="keepers"),
    path("keepers/give/", keepers.give, name="give_keepers"),
    path("keepers/loads/", keepers.loads, name="loads"),
    path("keepers/loads/<uuid:worker>/", keepers.carried, name="carried"),
    path("keepers/<uuid:responsibility>/end/", keepers.end, name="end_keeper"),
    path("households/<uuid:household>/", household.file, name="household"),
    path("households/<uuid:household>/add/", household.add_person, name="add_person"),
    path("households/<uuid:household>/birth/", moving.birth, name="birth"),
    path("households/<uuid:household>/move/", moving.relocate, name="relocate"),
    path("households/<uuid:household>/changes/", moving.take_back, name="changes"),
    path("households/<uuid:household>/print/", printing.paper_of, name="print"),
    path("persons/<uuid:person>/correct/", persons.correct, name="correct"),
    path("persons/<uuid:person>/needs/", persons.needs, name="needs"),
    path("persons/<uuid:person>/leave/", persons.leave, name="leave"),
    path("persons/<uuid:person>/move/", moving.move, name="move"),
    path("persons/<uuid:person>/unmask/", persons.unmask, name="unmask"),
]
