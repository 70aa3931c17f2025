"""Made-up facts for the HUD."""

from __future__ import annotations

from typing import Any

from iss3d.world.perception import Perception


def perception(**changes: Any) -> Perception:
    """Return a perception of somebody who floats in Destiny and is asked nothing."""
    facts: dict[str, Any] = {
        "tick": 1, "position": (0.0, 0.0, 0.0), "orientation": (1.0, 0.0, 0.0, 0.0), "velocity": (0.0, 0.0, 0.0),
        "module": "destiny", "gripping": None, "carrying": None, "seated": None, "hidden": None, "outside": False,
        "tasks": (), "marks": {}, "aim": None, "prompt": "", "grippable": False, "options": (), "silence": None,
        "subtitle": "", "threat": None, "closed": frozenset(), "faded": 0.0, "ending": None,
    }  # fmt: skip
    facts.update(changes)
    return Perception(**facts)
