"""Measures Dragoman on public gold data, beside peers and for speed."""
