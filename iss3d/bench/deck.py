"""What a frame would cost on a Steam Deck, by estimate: nobody has measured one.

The frame is compared, in the same run, with a card whose pixels do a known amount of work; how long the Deck takes for
that card follows from published figures of its chip. What the processor does beside it is in `python_per_frame`.
"""

from __future__ import annotations

import time
from statistics import median

SIZE = (1280, 800)
EYES = ("destiny_long", "unity", "cupola_day", "outside_day")
FRAMES = 3
SAMPLES = 6
"""Texture samples of a card's pixel: as many as the material of rooms takes."""

MULTIPLY_ADDS = 128
"""Of a card's pixel, each after the other."""

DECK_FLOPS = 0.5 * 1.6e12
"""1/s. Half of what is stated for the chip (8 compute units at 1.6 GHz, 1.6 TFLOPS): shaders reach about that."""

DECK_SAMPLES = 0.5 * 8 * 4 * 1.6e9
"""1/s. Half of 4 filtered samples a clock and compute unit."""

VERTEX = """#version 330
in vec4 p3d_Vertex;
out vec2 at;
void main() { at = p3d_Vertex.xz * 0.5 + 0.5; gl_Position = vec4(p3d_Vertex.xz, 0.0, 1.0); }
"""

FRAGMENT = f"""#version 330
uniform sampler2D map;
in vec2 at;
out vec4 colour;
void main() {{
    vec3 seen = vec3(0.0);
    for (int i = 0; i < {SAMPLES}; i++) seen += texture(map, at * (1.0 + 0.37 * float(i))).rgb;
    vec4 work = vec4(seen, 1.0);
    for (int i = 0; i < {MULTIPLY_ADDS // 4}; i++) work = work * 0.9991 + seen.gbrg * 0.0007;
    colour = work;
}}
"""


def frames() -> dict[str, float]:
    """Return seconds of the slowest frame at the Deck's size and medium quality, drawn here."""
    from iss3d.view.shots import Studio  # noqa: PLC0415  (opens Panda3D)

    studio = Studio(SIZE, "medium")
    studio.show(studio.shots[EYES[0]])
    studio.window.capture()  # from here on each frame is read back, so that it is finished when it is timed
    worst = 0.0
    for name in EYES:
        studio.show(studio.shots[name])
        staged = studio.stage(studio.shots[name])
        assert staged is not None, f"shot '{name}' names something that is not there"
        spent = []
        for _ in range(FRAMES):
            began = time.perf_counter()
            studio.picture.show(*staged, 1 / 30)
            studio.window.step()
            spent.append(time.perf_counter() - began)
        worst = max(worst, median(spent))
    return {"frame_s": worst}


def card() -> dict[str, float]:
    """Return seconds of a frame that shows the card alone, drawn here, and seconds that a Deck takes for it."""
    from direct.showbase.ShowBase import ShowBase  # noqa: PLC0415
    from panda3d.core import (  # noqa: PLC0415
        CardMaker,
        GraphicsOutput,
        OmniBoundingVolume,
        Shader,
        Texture,
        load_prc_file_data,
    )

    from iss3d.view.earth_maps import read_texture  # noqa: PLC0415

    load_prc_file_data(
        "", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 2\nsync-video 0\n"
        "audio-library-name null\ntextures-power-2 none\n",
    )  # fmt: skip
    base = ShowBase()
    base.win.add_render_texture(Texture(), GraphicsOutput.RTM_copy_ram)
    maker = CardMaker("card")
    maker.set_frame_fullscreen_quad()
    path = base.render.attach_new_node(maker.generate())
    path.node().set_bounds(OmniBoundingVolume())
    path.node().set_final(True)
    path.set_two_sided(True)
    path.set_shader(Shader.make(Shader.SL_GLSL, vertex=VERTEX, fragment=FRAGMENT))
    path.set_shader_input("map", read_texture("day_2k.jpg", 1))
    spent = []
    for _ in range(FRAMES + 4):
        began = time.perf_counter()
        base.graphicsEngine.render_frame()
        spent.append(time.perf_counter() - began)
    pixels = SIZE[0] * SIZE[1]
    on_deck = pixels * max(2.0 * MULTIPLY_ADDS / DECK_FLOPS, SAMPLES / DECK_SAMPLES)
    return {"card_s": median(spent[2:]), "deck_s": on_deck}
