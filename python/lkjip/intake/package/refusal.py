"""How a stage of the gate says no: an internal exception that becomes one finding."""

from __future__ import annotations

from lkjip.findings import Finding, Place, make


class RefusedError(Exception):
    """A stage refuses the file; ``kode`` is the finding's code, ``rinci`` its reason.

    Never leaves the gate: ``inspect`` turns it into a finding.
    """

    def __init__(self, kode: str, rinci: str = "", lembar: str = "", sel: str = "") -> None:
        super().__init__(rinci)
        self.kode, self.rinci, self.lembar, self.sel = kode, rinci, lembar, sel

    def finding(self, berkas: str) -> Finding:
        """The finding that goes to the sender."""
        return make(self.kode, Place(berkas, "", self.lembar, self.sel), rinci=self.rinci)
