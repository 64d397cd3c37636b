"""Reads decisions on packages of OPD: of a command, or typed on the tab Evaluasi OPD."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lkjip.errors import UsageError
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import OpdDecision
from lkjip.tables.declared.city_evaluation import OPD_DECISIONS, OpdDecisionRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.OPD_EVALUATIONS.value


@dataclass(slots=True)
class Order:
    """One decision to record, and the places of the rows in which it was typed."""

    unit: str
    decision: str = ""
    corrections: list[str] = field(default_factory=list)
    note: str = ""
    where: str = ""

    @property
    def conforming(self) -> bool:
        """The package is "sesuai"."""
        return self.decision == CONFORMING


def given_order(shot: Snapshot, unit: str, decision: str, notes: Sequence[str] | None) -> Order:
    code = opd_code(shot, unit)
    if code is None:
        known = ", ".join(one.code for one in shot.active_units[:20])
        raise UsageError(f"OPD '{unit}' tidak ada di lembar Unit.", f"Yang ada: {known}.")
    if decision not in (CONFORMING, NOT_CONFORMING):
        raise UsageError(
            f"Keputusan '{decision}' tidak dikenal.",
            f"Pilih --keputusan {CONFORMING} atau --keputusan {NOT_CONFORMING}.",
        )
    return _as_decided(Order(code, decision, list(notes or ())))


def _as_decided(order: Order) -> Order:
    """Remarks beside "sesuai" are no corrections: they become the note."""
    if order.conforming and order.corrections:
        return replace(order, corrections=[], note="; ".join(order.corrections))
    return order


def opd_code(shot: Snapshot, unit: str) -> str | None:
    """Return the code of an OPD by its code or name."""
    wanted = unit.strip().casefold()
    found = (u.code for u in shot.units if wanted in (u.code.casefold(), u.name.casefold()))
    return next(found, None)


def typed_orders(shot: Snapshot) -> list[Order]:
    """Return the decisions typed on the tab, the rows of one OPD together."""
    orders: dict[str, Order] = {}
    for row in shot.rows(OPD_DECISIONS):
        if not (row.unit or row.decision or row.correction):
            continue
        where = row.where(OpdDecisionRow.unit)
        code = opd_code(shot, row.unit)
        if code is None:
            raise UsageError(
                f"{where}: kode OPD {f'{row.unit!r} tidak ada' if row.unit else 'belum diisi'}.",
                "Isi kode OPD dari lembar Unit di setiap baris yang dipakai, lalu ulangi.",
            )
        order = orders.setdefault(code, Order(code, where=row.where(OpdDecisionRow.decision)))
        said = row.decision.strip().casefold()
        if said and said not in set(OpdDecision):
            raise UsageError(
                f"{row.where(OpdDecisionRow.decision)} berisi '{row.decision}'.",
                f"Pilih {' atau '.join(OpdDecision)}.",
            )
        if said and order.decision not in ("", said):
            raise UsageError(
                f"{row.where(OpdDecisionRow.decision)}: {code} diputus '{order.decision}' dan "
                f"'{said}' sekaligus.",
                "Biarkan satu keputusan untuk setiap OPD.",
            )
        order.decision = order.decision or said
        if row.correction:
            order.corrections.append(row.correction)
    if not orders:
        raise UsageError(
            f"Belum ada keputusan yang diketik di lembar '{TAB}'.",
            "Ketik Kode Unit dan Keputusan (bila tidak sesuai juga Koreksi), lalu ulangi; atau "
            "evaluasi --unit KODE --keputusan sesuai.",
        )
    for order in orders.values():
        if not order.decision:
            raise UsageError(
                f"{order.where}: keputusan atas paket {order.unit} belum dipilih.",
                f"Pilih {' atau '.join(OpdDecision)}.",
            )
    return [_as_decided(order) for order in orders.values()]
