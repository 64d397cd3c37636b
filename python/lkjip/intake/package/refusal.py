"""The exception by which a stage of the gate refuses a file; it becomes one finding."""

from __future__ import annotations

from lkjip.findings import Finding, Place, make


class RefusedError(Exception):
    """A stage refuses the file; ``code`` is the finding's code, ``detail`` its reason.

    Never leaves the gate: ``inspect`` turns it into a finding.
    """

    def __init__(self, code: str, detail: str = "", sheet: str = "", cell: str = "") -> None:
        super().__init__(detail)
        self.code, self.detail, self.sheet, self.cell = code, detail, sheet, cell

    def finding(self, file: str) -> Finding:
        """Return the finding that goes to the sender."""
        return make(self.code, Place(file, "", self.sheet, self.cell), rinci=self.detail)
