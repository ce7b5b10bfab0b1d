"""Which role a kind of work asks for. Pure; a person gives it."""

from collections.abc import Mapping

from wangdi.staff.models import WorkerKind

ROLE_OF: Mapping[str, str] = {
    WorkerKind.GRID: "grid_worker",
    WorkerKind.CAPTAIN: "building_captain",
    WorkerKind.DOCTOR: "area_doctor",
    WorkerKind.TRANSPORT: "transport",
    WorkerKind.POLICE: "area_police",
    WorkerKind.PROPERTY: "property_manager",
}
SECRETARY_WORDS = ("书记", "主任")
DESK_WORDS = ("值班",)


def proposed_role(kind: str, post: str, *, at_community: bool) -> str:
    """The role that fits a worker of this kind and post, or "" where only a person can say.

    Leaders, keepers and administrators are never proposed: whoever gives these knows whom.
    """
    if kind == WorkerKind.COMMUNITY and at_community and post.endswith(SECRETARY_WORDS):
        return "community_secretary"
    if kind == WorkerKind.OFFICE and any(word in post for word in DESK_WORDS):
        return "duty_desk"
    return ROLE_OF.get(kind, "")
