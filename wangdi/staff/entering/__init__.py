"""A list of staff as an office keeps it: names, posts, where they serve, telephones."""
