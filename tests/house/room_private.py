"""The import contract that a room's pages are its own: nobody else imports them."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class RoomPrivateContract(Contract):
    """`wangdi.<room>.views` (and the other private parts) are imported within the room alone."""

    package: Any = fields.StringField()
    parts: Any = fields.ListField(fields.StringField())
    public: Any = fields.ListField(fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found = [
            (importer, imported)
            for imported in sorted(graph.modules)
            if self._is_private(imported)
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not self._may(importer, imported)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} imports {imported}, which is private to its room")

    def _is_private(self, module: str) -> bool:
        path = module.split(".")
        return len(path) > 2 and path[0] == self.package and path[2] in self.parts

    def _may(self, importer: str, imported: str) -> bool:
        is_own = importer.split(".")[:2] == imported.split(".")[:2]
        return is_own or ".tests" in importer or imported in self.public
