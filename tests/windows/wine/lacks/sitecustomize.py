"""Fills what wine 8 lacks and Python 3.13 or numpy take for granted. Only for the laboratory.

- ``_wmi``: ``platform`` asks WMI, wine answers with a crash; without the module it asks elsewhere.
- ``CopyFile2``: shutil's fast copy; without the name it copies as older versions did.
- numpy's C functions for complex numbers: see ``wine_lacks``; loaded only when numpy is imported.
"""

import _winapi
import sys
from importlib.machinery import ExtensionFileLoader

sys.modules.setdefault("_wmi", None)
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2

_create = ExtensionFileLoader.create_module


def _create_filled(self, spec):
    if spec.name.startswith("numpy."):
        import wine_lacks

        wine_lacks.fill(spec.origin)
    return _create(self, spec)


ExtensionFileLoader.create_module = _create_filled
