"""Where the names of a report are: spans of persons, bodies and places. Begin at `finding`."""
