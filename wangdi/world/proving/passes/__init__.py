"""That no forged, changed, ended, stale or misplaced pass opens a gate."""
