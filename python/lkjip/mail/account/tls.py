"""Encrypted connections whose certificate is verified; there is no way to switch that off."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from pathlib import Path

from lkjip.errors import FolderError

VARIABEL_CA = "LKJIP_CA_SUREL"
"""Names a PEM file with the office's own certificate authority, on top of the system's."""


def konteks_tls(lingkungan: Mapping[str, str] = os.environ) -> ssl.SSLContext:
    """TLS 1.2 or later, certificate and host name verified.

    Raises ``FolderError`` when the file that ``LKJIP_CA_SUREL`` names is no certificate.
    """
    konteks = ssl.create_default_context()
    konteks.minimum_version = ssl.TLSVersion.TLSv1_2
    berkas = lingkungan.get(VARIABEL_CA, "").strip()
    if berkas:
        try:
            konteks.load_verify_locations(cafile=Path(berkas))
        except (OSError, ssl.SSLError) as error:
            raise FolderError(
                f"Berkas sertifikat '{berkas}' ({VARIABEL_CA}) tidak dapat dipakai.",
                "Minta berkas .pem yang benar kepada pengelola surel, atau hapus variabel itu.",
            ) from error
    return konteks
