"""Plates, words and lists on the screen: the few pieces every menu and the HUD consist of. Knows no game."""
