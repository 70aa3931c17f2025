"""Everything that is seen, heard and pressed; may import every other part, and no other part imports it."""
