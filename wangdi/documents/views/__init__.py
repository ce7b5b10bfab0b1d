"""Pages of documents: reading one, proving one, and the words of papers."""
