"""Outgoing letters (.docx) and drafts of mails (.eml), and the choice of the right words.

Everything here is a pure function of its arguments, apart from reading the text templates.
"""
