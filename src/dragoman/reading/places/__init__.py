"""Where: place names and the places that they mean. Begin at `finding`."""
