"""Encrypted connections whose certificate is verified; there is no way to switch that off."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from pathlib import Path

from lkjip.errors import FolderError

CA_VARIABLE = "LKJIP_CA_SUREL"
"""Names a PEM file with the office's own certificate authority, on top of the system's."""


def make_tls_context(environment: Mapping[str, str] = os.environ) -> ssl.SSLContext:
    """Make a context for TLS 1.2 or later that verifies certificate and host name.

    Raises ``FolderError`` when the file that ``LKJIP_CA_SUREL`` names is no certificate.
    """
    tls_context = ssl.create_default_context()
    tls_context.minimum_version = ssl.TLSVersion.TLSv1_2
    file = environment.get(CA_VARIABLE, "").strip()
    if file:
        try:
            tls_context.load_verify_locations(cafile=Path(file))
        except (OSError, ssl.SSLError) as error:
            raise FolderError(
                f"Berkas sertifikat '{file}' ({CA_VARIABLE}) tidak dapat dipakai.",
                "Minta berkas .pem yang benar kepada pengelola surel, atau hapus variabel itu.",
            ) from error
    return tls_context
