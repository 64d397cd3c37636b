"""Entering a mail account by leave instead of a password (OAuth 2.0): asked for, kept, renewed."""
