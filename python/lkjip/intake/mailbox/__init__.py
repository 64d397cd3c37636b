"""Fetches mails from the office's mailbox over IMAP and remembers which were seen."""
