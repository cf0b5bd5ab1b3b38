"""Coreference of given mentions: how the referee's arbitrary spans are looked at, scored in pairs, and grouped."""
