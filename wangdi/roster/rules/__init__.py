"""Pure decisions about posts and shifts; no database."""
