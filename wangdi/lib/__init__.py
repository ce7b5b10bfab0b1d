"""Small tools without models: they import no other room."""
