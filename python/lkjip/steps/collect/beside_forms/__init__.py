"""Hears what comes beside the forms: remarks about mails, evidence, files that are not read."""
