"""`wangdi code`: in a demo town the desk itself plays the telephone."""

from argparse import Namespace

from wangdi.accounts.models import User
from wangdi.accounts.proofs import code_now
from wangdi.home.models import Office
from wangdi.project.trouble import Trouble


def run(options: Namespace) -> None:
    """Print the six digits that are good now."""
    if Office.objects.exists():
        raise Trouble("This is a real office: its codes are on its people's own telephones.")
    user = User.objects.filter(username=options.username.lower()).first()
    if user is None:
        raise Trouble(f"Nobody signs in as {options.username} here.")
    code = code_now(user)
    if code is None:
        raise Trouble(f"{options.username} has no second proof; the password is enough.")
    print(code)
