"""The office's mail account: password, server, sending, and the register of what was sent."""
