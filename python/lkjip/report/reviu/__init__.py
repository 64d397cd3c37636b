"""The review checklist of 23 items: answers, evidence and the reviewer's sheet."""
