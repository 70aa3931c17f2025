"""Build hook: the wheel carries the shipped game already parsed, so that its first start is as quick as any other."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ParsedContent(BuildHookInterface):
    """Parses content/base into a folder of its own and puts that into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the parsed files; an editable install does without, and parses on its first start."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from iss3d.mods.prebuild import prebuild  # noqa: PLC0415

        self.made = Path(tempfile.mkdtemp())
        shutil.copytree(Path(self.root) / "iss3d" / "content" / "base", self.made / "base")
        prebuild(self.made)
        build_data["force_include"][str(self.made / "parsed")] = "iss3d/content/parsed"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away again."""
        if version != "editable":
            shutil.rmtree(self.made, ignore_errors=True)
