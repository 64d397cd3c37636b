"""`Range.data_validation`."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from . import bridge, formulas
from .addresses import quoted
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .names import Name
from .office import Office
from .range_place import RangePlace, uniform_parts

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "list": "LIST",
    "custom": "CUSTOM",
}
_TYPE_NAMES = {calc: name for name, calc in _TYPES.items()}
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_OPERATOR_NAMES = {calc: name for name, calc in _OPERATORS.items()}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": "stop"}
_HIDDEN, _SHOWN = 0, 1


@engine_class
class DataValidation(CalcObject, base_classes.DataValidation):
    """The rule for what may be entered into the cells of a range."""

    def __init__(self, parent: RangePlace) -> None:
        self._parent = parent

    @property
    @free
    def office(self) -> Office:
        return self._parent.office

    @property
    def api(self) -> Any:
        """LibreOffice's validation object of the first cell."""
        return self._parent(1, 1).xl.Validation

    @property
    def _mixed(self) -> bool:
        rules = set()
        for part in uniform_parts(self._parent.xl):
            rule = part.Validation
            rules.add((rule.Type.value, rule.getOperator().value, rule.getFormula1()))
        return len(rules) > 1

    def _get(self, name: str) -> Any:
        """Return a property of the rule; None where there is no rule."""
        return None if self.type in ("none", "inconsistent") else getattr(self.api, name)

    @property
    def type(self) -> str:
        if self._mixed:
            return "inconsistent"
        return _TYPE_NAMES.get(self.api.Type.value, "unknown")

    @property
    def _compares(self) -> bool:
        return self.type not in ("none", "list", "custom", "inconsistent", "unknown")

    @property
    def operator(self) -> str | None:
        return _OPERATOR_NAMES.get(self.api.getOperator().value) if self._compares else None

    @property
    def formula1(self) -> str | None:
        return formulas.to_excel(self.api.getFormula1()) if self._compares else None

    @property
    def formula2(self) -> str | None:
        two = self.operator in ("between", "not_between")
        return formulas.to_excel(self.api.getFormula2()) if two else None

    @property
    def formula(self) -> str | None:
        return formulas.to_excel(self.api.getFormula1()) if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """The list's entries, separated by commas; or `=` and where they are."""
        if self.type != "list":
            return None
        text = str(self.api.getFormula1())
        if text.startswith('"'):
            entries = [entry.strip('"').replace('""', '"') for entry in text.split(";")]
            return ",".join(entries)
        return formulas.to_excel(text)

    @property
    def in_cell_dropdown(self) -> bool | None:
        return self.api.ShowList != _HIDDEN if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        return self._get("IgnoreBlankCells")  # type: ignore[no-any-return]

    @property
    def input_title(self) -> str | None:
        return self._get("InputTitle")  # type: ignore[no-any-return]

    @property
    def input_message(self) -> str | None:
        return self._get("InputMessage")  # type: ignore[no-any-return]

    @property
    def show_input(self) -> bool | None:
        return self._get("ShowInputMessage")  # type: ignore[no-any-return]

    @property
    def error_title(self) -> str | None:
        return self._get("ErrorTitle")  # type: ignore[no-any-return]

    @property
    def error_message(self) -> str | None:
        return self._get("ErrorMessage")  # type: ignore[no-any-return]

    @property
    def show_error(self) -> bool | None:
        return self._get("ShowErrorMessage")  # type: ignore[no-any-return]

    @property
    def alert_style(self) -> str | None:
        style = self._get("ErrorAlertStyle")
        return None if style is None else _ALERTS[style.value]

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Allow the entries of a list: texts, cells, or a name for cells."""
        if isinstance(source, Name):
            text = source.name
        elif isinstance(source, RangePlace):
            text = f"{quoted(source.sheet.name)}!{source.address}"
        else:
            text = ",".join('"' + str(entry).replace('"', '""') + '"' for entry in source)
        rule = self._rule("list")
        rule.setFormula1(
            formulas.to_calc(f"({text})").removeprefix("=").strip("()").replace("~", ";")
        )
        rule.ShowList = _SHOWN if in_cell_dropdown else _HIDDEN
        self._parent.xl.Validation = rule

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        rule = self._rule(rule_type)
        if operator is not None:
            rule.setOperator(bridge.enum("sheet.ConditionOperator", _OPERATORS[operator]))
        rule.setFormula1(formulas.to_calc(formula1).removeprefix("="))
        rule.setFormula2("" if formula2 is None else formulas.to_calc(formula2).removeprefix("="))
        self._parent.xl.Validation = rule

    def _rule(self, rule_type: str) -> Any:
        """Return the present rule, with its messages, as the start of the new one."""
        self._parent.refuse_locked()
        if self._mixed:
            raise CalcError("the cells have different validation rules: delete them first")
        rule = self.api
        if rule.Type.value == "ANY":
            rule.ShowErrorMessage = True
        rule.Type = bridge.enum("sheet.ValidationType", _TYPES[rule_type])
        return rule

    def delete(self) -> None:
        self._parent.refuse_locked()
        self._parent.xl.setPropertyToDefault("Validation")
