"""Scene files become scenes; the director tells them; the checker proves that they can end."""
