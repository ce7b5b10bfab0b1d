from django.urls import path

from wangdi.people.views import household, ledger, persons, places

app_name = "people"
urlpatterns = [
    path("", ledger.ledger, name="ledger"),
    path("places/", places.places, name="places"),
    path("register/", household.register, name="register"),
    path("households/<uuid:household>/", household.file, name="household"),
    path("households/<uuid:household>/add/", household.add_person, name="add_person"),
    path("persons/<uuid:person>/correct/", persons.correct, name="correct"),
    path("persons/<uuid:person>/needs/", persons.needs, name="needs"),
    path("persons/<uuid:person>/leave/", persons.leave, name="leave"),
    path("persons/<uuid:person>/unmask/", persons.unmask, name="unmask"),
]
