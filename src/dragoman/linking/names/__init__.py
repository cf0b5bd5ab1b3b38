"""Names across spelling, script and translation: `compare_names` says whether two are one, and why."""

from dragoman.linking.names.compare import compare_names
from dragoman.linking.names.match import POSSIBLE, THRESHOLD, NameMatch, Piece

__all__ = ["POSSIBLE", "THRESHOLD", "NameMatch", "Piece", "compare_names"]
