"""What happened: triggers, participants, counts, modality. Begin at `finding`."""
