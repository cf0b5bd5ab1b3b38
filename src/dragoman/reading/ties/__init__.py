"""How the actors stand to each other, by the words of one report. Begin at `finding`."""
