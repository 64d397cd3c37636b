"""The LKjIP as a Word document: content as blocks, writer, checks, review, comparison of versions.

``susun.susun`` is the one entry. Everything is a pure function of ``bahan.BahanLaporan``, the
template's bytes and the last version's bytes; only ``pdf`` starts another program.
"""
