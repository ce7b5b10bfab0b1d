"""Pure decisions about passes; no database."""
