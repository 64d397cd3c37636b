"""Fill in the C functions that numpy imports and wine 8's C library only has as stubs.

Calling such a stub ends the process. ``fill`` loads an extension module, walks its import table
and puts a working function in those places: one written here in Python for complex numbers, the
namesake without ``l`` for ``long double`` (on Windows that is ``double``). Slow, and exact enough:
only numpy's complex numbers use them, and the product has none.
"""

import cmath
import ctypes
import math
import struct
from ctypes import c_double, c_float, c_uint64, c_void_p

C_LIBRARIES = ("api-ms-win-crt-", "ucrtbase")
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.GetProcAddress.restype = c_void_p
kernel.GetProcAddress.argtypes = (c_void_p, ctypes.c_char_p)
library = ctypes.WinDLL("ucrtbase")._handle
_alive = {}  # name -> callback or None; kept, so that no callback is collected


# How 64-bit Windows hands over a complex number: a double one by address, and the caller also
# gives the address for the answer; a single one as the 64 bits of a register.
def _read(address):
    return complex(*struct.unpack("<2d", ctypes.string_at(address, 16)))


def _unpack(bits):
    return complex(*struct.unpack("<2f", bits.to_bytes(8, "little")))


def _safe(function, *numbers):
    try:
        return complex(function(*numbers))
    except (ArithmeticError, ValueError):
        return complex(math.nan, math.nan)


def _double(function, count):
    def call(answer, *addresses):
        value = _safe(function, *map(_read, addresses))
        ctypes.memmove(answer, struct.pack("<2d", value.real, value.imag), 16)
        return answer

    return ctypes.CFUNCTYPE(c_void_p, c_void_p, *[c_void_p] * count)(call)


def _single(function, count):
    def call(*bits):
        value = _safe(function, *map(_unpack, bits))
        try:
            packed = struct.pack("<2f", value.real, value.imag)
        except OverflowError:
            packed = struct.pack("<2f", math.inf, math.inf)
        return int.from_bytes(packed, "little")

    return ctypes.CFUNCTYPE(c_uint64, *[c_uint64] * count)(call)


COMPLEX = {
    "ccos": cmath.cos, "ccosh": cmath.cosh, "cexp": cmath.exp, "csin": cmath.sin,
    "csinh": cmath.sinh, "ctan": cmath.tan, "ctanh": cmath.tanh, "cpow": pow,
    "clog": cmath.log, "csqrt": cmath.sqrt,
}  # fmt: skip
PART = {
    "creal": lambda z: z.real, "cimag": lambda z: z.imag, "cabs": abs,
    "carg": lambda z: math.atan2(z.imag, z.real),
}  # fmt: skip


def _written_here(name):
    for stem, function in COMPLEX.items():
        count = 2 if stem == "cpow" else 1
        if name in (stem, stem + "l"):
            return _double(function, count)
        if name == stem + "f":
            return _single(function, count)
    for stem, function in PART.items():
        if name in (stem, stem + "l"):
            return ctypes.CFUNCTYPE(c_double, c_void_p)(lambda a, f=function: f(_read(a)))
        if name == stem + "f":
            return ctypes.CFUNCTYPE(c_float, c_uint64)(lambda b, f=function: f(_unpack(b)))
    return None


def replacement(name):
    """The address of something that does what ``name`` should do; ``None`` to leave it alone."""
    if name not in _alive:
        _alive[name] = _written_here(name)
    made = _alive[name]
    if made is not None:
        return ctypes.cast(made, c_void_p).value
    return kernel.GetProcAddress(library, name[:-1].encode()) if name.endswith("l") else None


def fill(path):
    """Load the module at ``path`` and fill its import table; how many functions were missing."""
    base = ctypes.WinDLL(path)._handle

    def number(kind, offset):
        return struct.unpack("<" + kind, ctypes.string_at(base + offset, struct.calcsize(kind)))

    (header,) = number("I", 0x3C)
    (table,) = number("I", header + 24 + 112 + 8)  # data directory 1: imports
    filled = 0
    while table:
        names, _, _, dll, slots = number("5I", table)
        if not dll:
            break
        table += 20
        if not ctypes.string_at(base + dll).decode().lower().startswith(C_LIBRARIES):
            continue
        for slot in range(slots, slots + (1 << 20), 8):
            (entry,) = number("Q", names + slot - slots)
            if not entry:
                break
            if entry >> 63:
                continue  # by number, not by name
            address = replacement(ctypes.string_at(base + entry + 2).decode())
            if address is not None:
                _write(base + slot, address)
                filled += 1
    return filled


def _write(place, address):
    old = ctypes.c_uint32()
    kernel.VirtualProtect(c_void_p(place), ctypes.c_size_t(8), 4, ctypes.byref(old))
    ctypes.memmove(place, struct.pack("<Q", address), 8)
    kernel.VirtualProtect(c_void_p(place), ctypes.c_size_t(8), old.value, ctypes.byref(old))
