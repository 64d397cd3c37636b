"""What comes in: files, their safety, their archive."""
