"""How bodies move without weight: hands, pushes, things that fly; the only pure part that may use Bullet."""
