"""The process as a log of events: commands, rules, replay and state."""
