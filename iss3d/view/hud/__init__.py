"""What the player is told while playing. Reads the world, never changes it."""
