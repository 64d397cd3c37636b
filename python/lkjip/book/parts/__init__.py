"""The closed book as a zip of XML parts: read once, changed part by part."""
