"""Forms of the pages: each is one command."""
