"""The LKjIP as a document."""
