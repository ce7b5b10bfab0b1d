from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from wangdi.lib import crypto, fields
from wangdi.lib.ids import uuid7, uuid7s

Model = Any


def make_model(name: str = "Villager") -> Model:
    """A model of its own registry, so that the house does not know it."""
    body = {
        "__module__": __name__,
        "Meta": type("Meta", (), {"app_label": "lib"}),
        "id": models.UUIDField(primary_key=True, default=uuid7),
        "id_number": fields.EncryptedTextField(null=True),
        "id_index": fields.BlindIndexField(of="id_number", form="id_number", null=True),
        "payload": fields.EncryptedJSONField(null=True),
    }
    with isolate_apps("wangdi.lib"):
        return type(name, (models.Model,), body)


Villager = make_model()
OTHER_TABLE = make_model("Stranger")


def stored(villager: Model, column: str) -> Any:
    field = Villager._meta.get_field(column)
    return field.get_db_prep_save(field.pre_save(villager, True), connection)


def loaded(row: UUID, blob: bytes) -> Model:
    value = Villager._meta.get_field("id_number").from_db_value(memoryview(blob), None, connection)
    return Villager.from_db(
        "default", ["id", "id_number", "id_index", "payload"], [row, value, None, None]
    )


def test_a_value_is_sealed_on_saving_and_opened_on_reading() -> None:
    villager = Villager(id_number="11010519491231002X")
    blob = bytes(stored(villager, "id_number"))
    assert b"1949" not in blob
    assert loaded(villager.pk, blob).id_number == "11010519491231002X"


def test_another_rows_value_does_not_open() -> None:
    blob = bytes(stored(Villager(id_number="11010519491231002X"), "id_number"))
    with pytest.raises(crypto.Unreadable):
        _ = loaded(uuid7(), blob).id_number


def test_an_unread_value_is_written_back_as_it_was() -> None:
    villager = Villager(id_number="11010519491231002X")
    blob = bytes(stored(villager, "id_number"))
    assert bytes(stored(loaded(villager.pk, blob), "id_number")) == blob


def test_null_stays_null() -> None:
    assert stored(Villager(), "id_number") is None
    assert stored(Villager(), "id_index") is None
    assert loaded_none().id_number is None


def loaded_none() -> Model:
    return Villager.from_db(
        "default", ["id", "id_number", "id_index", "payload"], [uuid7(), None, None, None]
    )


def test_a_sealed_value_never_shows_itself() -> None:
    held = fields.Sealed(b"secret")
    assert "secret" not in f"{held} {held!r}"
    villager = Villager(id_number="11010519491231002X")
    assert Villager._meta.get_field("id_number").value_to_string(villager) == "••••"


def test_text_without_its_row_is_refused_and_not_shown() -> None:
    with pytest.raises(fields.Unbound) as caught:
        Villager._meta.get_field("id_number").get_db_prep_value("secret", connection)
    assert "secret" not in str(caught.value)
    with pytest.raises(fields.Unbound):
        stored(Villager(id=None, id_number="x"), "id_number")


def test_an_encrypted_column_cannot_be_searched() -> None:
    with pytest.raises(FieldError):
        Villager._base_manager.filter(id_number="11010519491231002X")
    assert "IS NULL" in str(Villager._base_manager.filter(id_number__isnull=True).query)


def test_json_comes_back_as_it_was() -> None:
    payload = {"name": "张三", "rows": [1, None]}
    villager = Villager(payload=payload)
    opened = Villager._meta.get_field("payload").open(
        villager.pk, bytes(stored(villager, "payload"))
    )
    assert opened == payload


def test_the_index_follows_the_text_in_its_normal_form() -> None:
    index = Villager._meta.get_field("id_index")
    assert stored(Villager(id_number="110105491231002"), "id_index") == index.get_prep_value(
        "１１０１０５１９４９１２３１００２x"
    )
    assert index.get_prep_value("") is None
    other = OTHER_TABLE._meta.get_field("id_index")
    assert other.get_prep_value("11010519491231002X") != index.get_prep_value("11010519491231002X")


def test_sets_are_sealed_opened_and_indexed_in_order() -> None:
    rows, texts = uuid7s(3), ["13800000000", None, ""]
    sealed = fields.seal_many(Villager, "id_number", zip(rows, texts, strict=True))
    assert sealed[1] is None
    assert fields.open_many(Villager, "id_number", zip(rows, sealed, strict=True)) == texts
    indexes = fields.index_many(Villager, "id_index", texts)
    assert [index is None for index in indexes] == [False, True, True]
    assert loaded(rows[0], sealed[0] or b"").id_number == "13800000000"


def test_only_their_own_fields_are_taken() -> None:
    with pytest.raises(TypeError):
        fields.seal_many(Villager, "id_index", [])
    with pytest.raises(TypeError):
        fields.index_many(Villager, "id_number", [])


def test_migrations_can_write_the_fields() -> None:
    index = Villager._meta.get_field("id_index")
    written, _imports = MigrationWriter.serialize(index)
    assert written == (
        "wangdi.lib.fields.BlindIndexField(form='id_number', null=True, of='id_number')"
    )
    assert index.clone().of == "id_number"
    assert apps.get_app_config("lib").label == "lib"
