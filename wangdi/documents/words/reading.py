"""In which language of papers somebody reads at a desk."""

from django.utils.translation import get_language


def reading() -> str:
    """`en` for whoever has the desk in English, else `zh`."""
    return "en" if (get_language() or "").startswith("en") else "zh"
