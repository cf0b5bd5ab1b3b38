"""When: time expressions and the days that they mean. Begin at `finding`."""
