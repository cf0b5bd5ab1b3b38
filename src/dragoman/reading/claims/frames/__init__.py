"""Frames: the syntax of attribution; `finding.find_frames` is the way in."""
