"""The parts import only what lies above them, and the pure parts need no window."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import iss3d

ROOT = Path(iss3d.__file__).parent
ORDER = (
    "vectors",
    "reports",
    "events",
    "frames",
    "mods",
    "settings",
    "station",
    "orbit",
    "war",
    "movement",
    "crew",
    "story",
    "world",
    "playtest",
    "view",
)
FRONTS = {"app", "bench", "check", "cli", "doctor", "explain", "forge", "__init__", "__main__"}


def modules_of(part: str) -> list[str]:
    base = ROOT / part
    files = sorted(base.rglob("*.py")) if base.is_dir() else [base.with_suffix(".py")]
    return [".".join(("iss3d", *f.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__") for f in files]


def imported_parts(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; the parts are named in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found |= {n.split(".")[1] for n in names if n.startswith("iss3d.") and len(n.split(".")) > 1}
    return found


def test_every_part_has_its_place_in_the_order() -> None:
    parts = {p.stem for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts == set(ORDER) | FRONTS


def test_imports_point_up_the_list_only() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        part = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if part in FRONTS - {"forge"}:
            continue
        known = set(ORDER) - {"view", "playtest"} if part == "forge" else set(ORDER[: ORDER.index(part) + 1])
        beyond = imported_parts(path) - known - {part, "__version__"}
        assert not beyond, f"{path.relative_to(ROOT)} imports {sorted(beyond)}, which lie below it"


def test_pure_parts_import_without_a_window() -> None:
    above_movement = ORDER[: ORDER.index("movement")]
    below = ORDER[ORDER.index("movement") : ORDER.index("view")]
    for parts, blocked in ((above_movement, ("ursina", "panda3d", "direct")), (below, ("ursina", "direct"))):
        names = [name for part in parts for name in modules_of(part)]
        code = (
            "import sys, importlib\n"
            f"for b in {blocked!r}: sys.modules[b] = None\n"
            f"for n in {names!r}:\n"
            "    try: importlib.import_module(n)\n"
            "    except ImportError as e: sys.exit(f'{n} needs a window: {e}')\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_only_movement_and_the_view_know_panda3d() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        part = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if part in {"movement", "view", "app", "bench", "doctor", "forge"}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            module = node.module if isinstance(node, ast.ImportFrom) else ""
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [module or ""]
            assert not any(n.split(".")[0] in {"panda3d", "direct", "ursina"} for n in names), path


def test_files_stay_readable() -> None:
    long = {str(p.relative_to(ROOT)): n for p in ROOT.rglob("*.py") if (n := len(p.read_text().splitlines())) > 450}
    assert not long, f"files over 450 lines: {long}"


def test_no_pure_part_has_a_clock_or_chance_of_its_own() -> None:
    for part in ORDER[ORDER.index("station") : ORDER.index("view")]:
        base = ROOT / part
        for path in sorted(base.rglob("*.py")) if base.is_dir() else [base.with_suffix(".py")]:
            if path.parts[-2:] in {("playtest", "command.py"), ("world", "store.py")}:
                continue  # these stamp files and tables with the real time; no rule reads it
            text = path.read_text(encoding="utf-8")
            for word in (
                "time.time(",
                "time.perf_counter(",
                "time.monotonic(",
                "datetime.now(",
                "random.random(",
                "random.choice(",
            ):
                assert word not in text, f"{path.relative_to(ROOT)} uses {word}"
