"""Model fields for personal values, sealed in the database and bound to their row.

    id_number = EncryptedTextField(null=True)
    id_number_index = BlindIndexField(of="id_number", form="id_number", null=True)

`save()` and `bulk_create()` seal by themselves; `Person.objects.filter(id_number_index="4101…")`
finds by the index. An encrypted column cannot be searched, sorted or set by `update()`: use
`seal_many` where rows are written without instances. `values()` gives `Sealed`.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from wangdi.lib import crypto
from wangdi.lib.identifiers import check_citizen_id, check_phone, compact

_HIDDEN = "••••"


class Sealed:
    """A sealed value as it lies in the database; neither `str` nor `repr` shows what it holds."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob

    def __str__(self) -> str:
        return _HIDDEN

    def __repr__(self) -> str:
        return "<Sealed>"


class Unbound(TypeError):
    """An encrypted column was to be written without its row."""

    def __init__(self) -> None:
        super().__init__("An encrypted value needs its row: save the record or use seal_many.")


def place_of(field: "SealedField | BlindIndexField") -> tuple[str, str]:
    """Table and column, to which a sealed value is bound: renaming one means sealing anew."""
    return field.model._meta.db_table, field.column or field.attname


class SealedAttribute(DeferredAttribute):
    """Opens the value when it is first read, and keeps it opened on the instance."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = instance.__dict__.get(self.field.attname, self)
        if value is self:
            value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.open(instance.pk, value.blob)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.Field):  # type: ignore[type-arg]  # subscripts only in stubs
    """Base of the encrypted fields: a `bytea` column whose value is bound to its row."""

    descriptor_class = SealedAttribute

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def encode(self, value: Any) -> bytes:
        return str(value).encode()

    def decode(self, plain: bytes) -> Any:
        return plain.decode()

    def seal(self, row: crypto.Row, value: Any) -> bytes:
        return crypto.seal(*place_of(self), row, self.encode(value))

    def open(self, row: crypto.Row, blob: bytes) -> Any:
        return self.decode(crypto.unseal(*place_of(self), row, blob))

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        if model_instance.pk is None:
            raise Unbound
        return Sealed(self.seal(model_instance.pk, value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise Unbound
        return value.blob

    def from_db_value(self, value: Any, *_context: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def value_to_string(self, obj: models.Model) -> str:
        return _HIDDEN


class EncryptedTextField(SealedField):
    """Text, sealed with the suite of the key ring. NULL stays NULL."""

    _pyi_private_set_type: str | Sealed
    _pyi_private_get_type: str


class EncryptedJSONField(SealedField):
    """Anything JSON can hold, sealed: payloads kept for review."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder).encode()

    def decode(self, plain: bytes) -> Any:
        return json.loads(plain)


class SealedBytesField(SealedField):
    """Bytes, sealed: a whole file, an attachment."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def encode(self, value: Any) -> bytes:
        return bytes(value)

    def decode(self, plain: bytes) -> Any:
        return plain


FORMS: dict[str, Callable[[str], str]] = {
    "text": compact,
    "id_number": lambda text: check_citizen_id(text).value,
    "phone": lambda text: check_phone(text).value,
    "last4": lambda text: compact(text)[-4:].upper(),
}


class BlindIndexField(models.Field):  # type: ignore[type-arg]  # subscripts only in stubs
    """16 bytes of keyed hash over the normal form of the text field `of`, filled on saving.

    `form` names how both sides are made normal: `text`, `id_number`, `phone` or `last4`. The
    key belongs to this table and column: two tables cannot be joined by it.
    """

    def __init__(self, *args: Any, of: str = "", form: str = "text", **kwargs: Any) -> None:
        self.of, self.form = of, form
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, {**kwargs, "of": self.of, "form": self.form}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def digest(self, text: str) -> bytes | None:
        """The index of a text; None for an empty one, which nobody should find."""
        normal = FORMS[self.form](text)
        if not normal:
            return None
        return crypto.blind_index(*place_of(self), normal.encode())

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        text = getattr(model_instance, self.of)
        index = None if text is None else self.digest(text)
        setattr(model_instance, self.attname, index)
        return index

    def get_prep_value(self, value: Any) -> Any:
        return self.digest(value) if isinstance(value, str) else super().get_prep_value(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return None if value is None else bytes(value)

    def from_db_value(self, value: Any, *_context: Any) -> bytes | None:
        return None if value is None else bytes(value)


def seal_many(
    model: type[models.Model], column: str, items: Iterable[tuple[crypto.Row, Any]]
) -> list[bytes | None]:
    """Seal `(row id, value)` pairs for the encrypted field `column`, in order; None stays None."""
    field = _sealed_field(model, column)
    encoded = [(row, None if value is None else field.encode(value)) for row, value in items]
    return crypto.seal_all(*place_of(field), encoded)


def open_many(
    model: type[models.Model],
    column: str,
    items: Iterable[tuple[crypto.Row, Sealed | bytes | None]],
) -> list[Any]:
    """Open `(row id, sealed)` pairs of `column` in order, as `values_list` gives them."""
    field = _sealed_field(model, column)
    blobs = [(row, held.blob if isinstance(held, Sealed) else held) for row, held in items]
    opened = crypto.unseal_all(*place_of(field), blobs)
    return [None if plain is None else field.decode(plain) for plain in opened]


def index_many(
    model: type[models.Model], column: str, texts: Sequence[str | None], *, normal: bool = False
) -> list[bytes | None]:
    """Blind indexes of texts for the field `column`, in order; None and empty stay None.

    `normal`: the texts are in the field's normal form already, which saves most of the time.
    """
    field = model._meta.get_field(column)
    if not isinstance(field, BlindIndexField):
        raise TypeError(f"{column} is not a blind index")
    if normal:
        encoded = (text.encode() if text else None for text in texts)
        return crypto.blind_indexes(model._meta.db_table, str(field.column), encoded)
    return [None if text is None else field.digest(text) for text in texts]


def _sealed_field(model: type[models.Model], column: str) -> SealedField:
    field = model._meta.get_field(column)
    if not isinstance(field, SealedField):
        raise TypeError(f"{column} is not an encrypted field")
    return field
