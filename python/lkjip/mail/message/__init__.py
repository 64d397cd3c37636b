"""Mails as files (.eml): drafts, attachments, and mails ready for a server."""
