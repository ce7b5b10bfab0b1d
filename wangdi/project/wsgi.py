"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from wangdi.project.settled import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangdi.project.settings")
PROXIES = os.environ.get("WANGDI_PROXIES", "127.0.0.1,::1")
"""Whose word is taken for the address that a request came from: what ends TLS before us."""

application = wrap_wsgi_with_proxy_headers(get_wsgi_application(), PROXIES)
settle()
