"""Screens that stand over the game, one on top of another."""
