"""Exports: the built site → PDFs and what else people take away. Each heavy library stands behind one door."""
