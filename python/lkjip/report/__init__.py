"""The LKjIP as a Word document: content as blocks, writer, checks, review, comparison of versions.

``compose.compose`` is the one entry. Everything is a pure function of ``material.ReportMaterial``,
the template's bytes and the last version's bytes; only ``pdf`` starts another program.
"""
