"""Who appears in a report: mentions, coreference, coding. Begin at `coreference`."""
