"""Reads one mail, whatever program saved it: headers, attachments, bounces."""
