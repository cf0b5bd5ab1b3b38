"""Who says what: cues, quotations, sources, contents. Begin at `attribution`."""
