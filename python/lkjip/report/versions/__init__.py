"""Earlier versions of a draft: what people changed by hand, and what differs."""
