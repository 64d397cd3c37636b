"""A blank form as a template: drawn once per shape with XlsxWriter, then only its texts change.

A shape is everything that decides the layout: how many rows, which quarters, whether a target is a
number. Drawing takes about 25 ms, filling a template about 1 ms; a test proves that both give the
same form, cell by cell and part by part.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

from lkjip.forms import spec
from lkjip.forms.model import BlankForm
from lkjip.forms.rows import blank_rows
from lkjip.forms.spec import Sheet
from lkjip.forms.writing import sheets, style
from lkjip.forms.writing.card import CAPAIAN, capaian_formula
from lkjip.forms.writing.rules import MESSAGE_MAX, REALISASI, code_choices, quarter_hint
from lkjip.forms.writing.stand_ins import (
    CEILING,
    DAY,
    FIRST_MARK,
    REVISION,
    TARGET,
    YEAR,
    Shape,
    marked_form,
    shape_of,
    texts_of,
)
from lkjip.forms.writing.zip_write import Packed, archive, deflate

Draw = Callable[[BlankForm], bytes]

_STRINGS = "xl/sharedStrings.xml"
_MARK = re.compile("[\ue000-\uf8ff]")
_SERIAL_ZERO = date(1899, 12, 30)
_HEIGHTS = {
    f"{sheets.ROW_HEIGHTS[sheet.name]:g}": sheet
    for sheet in (spec.PERFORMANCE, spec.BUDGET, spec.ANALYSIS)
}
"""Heights of the rows of a template, which tell their sheet."""
_SLOT = re.compile(
    rf"{YEAR}|{REVISION}|<v>{(DAY - _SERIAL_ZERO).days}</v>|<v>9[01]0[0-9]{{6}}</v>"
    rf"|<f>[^<]*{CAPAIAN}[^<]*</f>"
    rf'|<dataValidation [^>]*? promptTitle="{REALISASI}"[^>]*>'
    r"|SUM\(F([0-9]+):I\1\)|<dataValidation type=\"list\"[^>]*? errorTitle=\"Kode Indikator\".*?"
    r"</dataValidation>"
    rf"|<row r=\"[0-9]+\"[^>]*? ht=\"(?:{'|'.join(re.escape(h) for h in _HEIGHTS)})\""
)
_TEMPLATES = 64


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a drawn form: those that never change, packed; the others in pieces.

    A piece with an odd index is a slot. Shared texts are kept as texts with marks in them.
    """

    order: tuple[str, ...]
    fixed: dict[str, Packed]
    pieces: dict[str, tuple[str, ...]]
    head: str
    strings: tuple[tuple[str, bool], ...]
    checksum: str
    wide: int


def fill(form: BlankForm, draw: Draw, checksum_of: Callable[[BlankForm], str]) -> bytes:
    """The blank form as a file; ``draw`` makes one from scratch when there is no template yet."""
    shape = shape_of(form)
    if shape is None:
        return draw(form)
    template = _template(shape, draw, checksum_of)
    slots = _Slots(form, template, checksum_of(form))
    packed: list[tuple[str, Packed]] = []
    for name in template.order:
        if name in template.fixed:
            packed.append((name, template.fixed[name]))
        elif name == _STRINGS:
            items = "".join(
                [slots.item(text) if changes else text for text, changes in template.strings]
            )
            packed.append((name, deflate(f"{template.head}{items}</sst>".encode())))
        else:
            pieces = list(template.pieces[name])
            pieces[1::2] = [slots.fill(piece) for piece in pieces[1::2]]
            packed.append((name, deflate("".join(pieces).encode())))
    return archive(packed)


@lru_cache(maxsize=_TEMPLATES)
def _template(shape: Shape, draw: Draw, checksum_of: Callable[[BlankForm], str]) -> Template:
    marked = marked_form(shape)
    check = checksum_of(marked)
    fixed: dict[str, Packed] = {}
    pieces: dict[str, tuple[str, ...]] = {}
    head = ""
    strings: tuple[tuple[str, bool], ...] = ()
    with zipfile.ZipFile(BytesIO(draw(marked))) as book:
        order = tuple(book.namelist())
        for name in order:
            data = book.read(name)
            text = data.decode("utf-8")
            if name == _STRINGS:
                head, *items = text.removesuffix("</sst>").split("<si>")
                strings = tuple(_string(item.removesuffix("</si>"), check) for item in items)
            elif len(split := _split(text)) > 1:
                pieces[name] = split
            else:
                fixed[name] = deflate(data)
    wide = len(marked.performance[0].code)
    return Template(order, fixed, pieces, head, strings, check, wide)


def _string(inside: str, check: str) -> tuple[str, bool]:
    """Return a shared text as it stays, or the inside of one that changes."""
    words = (str(YEAR), str(REVISION), check, style.date_words(DAY))
    changes = _MARK.search(inside) is not None or any(word in inside for word in words)
    return (inside, True) if changes else (f"<si>{inside}</si>", False)


def _split(text: str) -> tuple[str, ...]:
    """Split a text into literal, slot, literal, slot, …, literal."""
    found: list[str] = []
    at = 0
    for match in _SLOT.finditer(text):
        found += (text[at : match.start()], match[0])
        at = match.end()
    return (*found, text[at:])


@lru_cache(maxsize=_TEMPLATES * 256)
def _row_of(slot: str) -> tuple[str, Sheet, int]:
    """Return of a row in a template: its beginning, its sheet, its place among the sheet's rows."""
    before, _, height = slot.removesuffix('"').rpartition(' ht="')
    return before, _HEIGHTS[height], int(slot.split('"')[1]) - spec.FIRST_ROW


class _Slots:
    """The texts and values of one form, slot by slot."""

    def __init__(self, form: BlankForm, template: Template, checksum: str) -> None:
        self.form = form
        self.rows = blank_rows(form)
        texts = texts_of(form)
        self.texts = {chr(FIRST_MARK + i): text for i, text in enumerate(texts)}
        self.mark = _MARK
        if template.wide > 1:
            self.mark = re.compile(rf"([\ue000-\uf8ff])\1{{0,{template.wide - 1}}}")
        self.words = (
            (template.checksum, checksum),
            (str(YEAR), str(form.year)),
            (str(REVISION), str(form.revision)),
            (style.date_words(DAY), style.date_words(form.due)),
        )

    def item(self, inside: str) -> str:
        """Fill in one shared text: the inside of a template's item."""
        start = inside.find(">") + 1
        text = inside[start : -len("</t>")]
        if text in self.texts:
            return f"<si>{_element(_escaped(self.texts[text]))}</si>"
        for word, real in self.words:
            if word in text:
                text = text.replace(word, real)
        return f"<si>{_element(self.mark.sub(self._text, text))}</si>"

    def _text(self, match: re.Match[str]) -> str:
        return _escaped(self.texts[match[0][0]])

    def fill(self, slot: str) -> str:
        """Fill another kind of slot, recognised by its text in the template."""
        form = self.form
        if slot.startswith("<v>"):
            return f"<v>{_number(self._value(int(slot[3:-4])))}</v>"
        if slot.startswith("SUM"):
            row = int(re.findall(r"[0-9]+", slot)[0])
            how = form.performance[row - spec.FIRST_ROW].accumulation
            return sheets.ACCUMULATE[how].format(row)
        if slot.startswith("<f>"):
            return self._capaian(slot)
        if slot.startswith("<dataValidation"):
            return self._hinted(slot) if f'"{REALISASI}"' in slot else self._choices(slot)
        if slot.startswith("<row"):
            return self._row(slot)
        return str(form.year) if slot == str(YEAR) else str(form.revision)

    def _row(self, slot: str) -> str:
        """Return the begin of a row with the height that its texts need."""
        before, sheet, place = _row_of(slot)
        values = self.rows[sheet.name][place]
        return f'{before} ht="{sheets.row_height(sheet, values):.16G}"'

    def _value(self, stand_in: int) -> Decimal | int:
        if stand_in >= CEILING:
            return self.form.budget[stand_in - CEILING].pagu
        if stand_in >= TARGET:
            target = self.form.performance[stand_in - TARGET].target
            assert isinstance(target, Decimal)
            return target
        return (self.form.due - _SERIAL_ZERO).days

    def _capaian(self, slot: str) -> str:
        """Return the formula of the capaian, which follows the indicator's own rule."""
        row = int(re.findall(r"Kinerja!J([0-9]+)", slot)[0])
        place = row - spec.FIRST_ROW
        code = self.form.performance[place].code
        indicator = next(one for one in self.form.asked_about if one.code == code)
        formula = capaian_formula(indicator, row, self.form.only_notable)
        return f"<f>{_escaped(formula.removeprefix('='))}</f>"

    def _hinted(self, slot: str) -> str:
        """Return the head of a rule with the hint for its own indicator."""
        row = int(re.findall(r' sqref="[A-Z]+([0-9]+)', slot)[0])
        words = quarter_hint(self.form.performance[row - spec.FIRST_ROW])
        return re.sub(r' prompt="[^"]*"', lambda _: f' prompt="{_attribute(words)}"', slot)

    def _choices(self, slot: str) -> str:
        """Return the list of indicator codes in the validation of ``Bukti``."""
        choices = code_choices(self.form)
        error = f"Pilih salah satu: {', '.join(choices)}."[:MESSAGE_MAX]
        listed = _escaped(",".join(choices))
        slot = re.sub(r' error="[^"]*"', lambda _: f' error="{_attribute(error)}"', slot)
        formula = f'<formula1>"{listed}"</formula1>'
        return re.sub(r'<formula1>".*?</formula1>', lambda _: formula, slot)


def _element(escaped: str) -> str:
    """Return the text element of a shared text, as XlsxWriter writes it."""
    outer = escaped[:1].isspace() or escaped[-1:].isspace()
    return f'<t xml:space="preserve">{escaped}</t>' if outer else f"<t>{escaped}</t>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#xA;")


def _number(value: Decimal | int) -> str:
    return f"{value:.16G}"
