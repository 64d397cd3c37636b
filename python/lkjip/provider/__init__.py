"""The providers of mail accounts: servers, limits, refusals, and what they ask of a person."""
