"""What authors write: finding mods, reading their text files, keeping them within bounds."""
