"""What the station looks like: meshes grown from the same data as its walls, with light baked into their corners."""
