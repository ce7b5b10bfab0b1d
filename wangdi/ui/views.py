from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from wangdi.ui import samples

YEAR = 365 * 86_400


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language chosen; back to the page one came from."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if request.POST.get("language") in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            request.POST["language"],
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, for those who build pages. `?as=phone|print|bare|404 …` for layouts."""
    which = request.GET.get("as", "page")
    name = which if which in samples.LAYOUTS else "page"
    return render(request, f"ui/gallery/{name}.html", samples.everything(request))
