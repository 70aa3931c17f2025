"""The conditions of the scene language, by theme; each file registers its own. A new one is one file here."""
