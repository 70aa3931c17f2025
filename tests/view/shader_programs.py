"""Compiles every shader of the view in a process of its own and prints what the driver says of each, as JSON.

python tests/view/shader_programs.py [FOLDER] < a list of [vertex, fragment, defines]; FOLDER: shaders to read instead.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from direct.showbase.ShowBase import ShowBase
from panda3d.core import Notify, StringStream, load_prc_file_data

from iss3d.view.shaders import space

load_prc_file_data(
    "", "window-type offscreen\nwin-size 16 16\ngl-version 3 2\naudio-library-name null\nnotify-level-glgsg error\n"
    "notify-level-device fatal\n"
)  # fmt: skip


def main(folder: str | None) -> None:
    """Compile what standard input names; print for each the driver's words as JSON, empty when it is fine."""
    if folder:
        space.FOLDER = Path(folder)
    base, heard = ShowBase(), StringStream()
    Notify.ptr().set_ostream_ptr(heard, False)
    found = []
    for vertex, fragment, defines in json.load(sys.stdin):
        heard.clear_data()
        made = space.space_shader(vertex, fragment, defines)
        context = made.prepare_now(base.win.gsg.prepared_objects, base.win.gsg)
        words = heard.data.decode(errors="replace")
        found.append("" if context is not None and not made.get_error_flag() else words or "refused without a word")
    print("@" + json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
