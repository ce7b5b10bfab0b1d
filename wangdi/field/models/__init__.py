from wangdi.field.models.keys import ServerKey
from wangdi.field.models.phones import Phone, SignIn, SignInCode
from wangdi.field.models.photographs import Photograph
from wangdi.field.models.records import FieldReceipt, Parked, Sending

__all__ = [
    "FieldReceipt",
    "Parked",
    "Phone",
    "Photograph",
    "Sending",
    "ServerKey",
    "SignIn",
    "SignInCode",
]
