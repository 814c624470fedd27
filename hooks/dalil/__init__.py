"""Dalil (دليل, "guide, proof"): read, check and print a bilingual library of standards."""

__version__ = "0.1"
