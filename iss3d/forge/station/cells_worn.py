"""What is drawn on the atlas's upper sheet of surfaces and of cloth: painted metal, foam, towels, hoses, cargo bags.

Surfaces are cropped by the metre, as those of cells.py; bags are stretched over the fronts of cushions.
"""

from __future__ import annotations

from iss3d.forge.station.sheet import REGULAR, Cell, Paint, Sheet

SURFACES: tuple[tuple[str, Paint, int, int, float, str], ...] = (
    ("beige", (224, 212, 194), 118, 0, 3, ""), ("peach", (228, 204, 184), 112, 0, 3, ""),
    ("sand", (208, 194, 162), 222, 0, 8, "weave"), ("navy", (44, 58, 98), 215, 0, 6, "weave"),
    ("slate", (146, 152, 160), 215, 0, 7, "weave"), ("foam", (236, 235, 230), 205, 0, 3, "foam"),
    ("towel", (226, 226, 224), 240, 0, 9, "terry"), ("orange", (222, 104, 36), 205, 0, 6, "weave"),
    ("visor", (214, 164, 74), 44, 235, 1, ""), ("chrome", (206, 208, 210), 52, 235, 1, ""),
    ("steel", (122, 126, 130), 96, 220, 5, "brush"), ("gloss", (236, 236, 233), 62, 0, 1, ""),
    ("hose", (196, 197, 194), 130, 0, 2, "ribs"), ("braid", (150, 152, 156), 90, 200, 4, "braid"),
    ("teal", (44, 128, 140), 120, 0, 3, ""), ("nomex", (238, 235, 226), 226, 0, 6, "ripstop"),
)  # fmt: skip
"""Name, colour, roughness, metal, strength and kind of grain."""

STITCH: Paint = (158, 152, 138)
BLACK: Paint = (32, 33, 35)
INK: Paint = (28, 29, 32)


def draw(sheet: Sheet) -> None:
    """Draw everything of this page."""
    for i, (name, paint, rough, metal, strength, kind) in enumerate(SURFACES):
        cell = sheet.cell(name, (i % 8 * 256, i // 8 * 128, 256, 128), 6, paint, rough, metal, (strength, kind))
        relief(cell, kind, paint)
    white_bag(sheet.cell("bag1", (0, 256, 512, 256), 2, (234, 231, 222), 224, 0, (6, "ripstop")))
    pocket_bag(sheet.cell("bag2", (512, 256, 512, 256), 2, (228, 226, 218), 222, 0, (6, "weave")))
    flap_bag(sheet.cell("bag3", (1024, 256, 512, 256), 2, (222, 214, 194), 222, 0, (7, "weave")))
    plain_bag(sheet.cell("bag4", (1536, 256, 512, 256), 2, (236, 234, 228), 224, 0, (5, "ripstop")))


def relief(cell: Cell, kind: str, paint: Paint) -> None:
    """Draw what of a surface is too coarse for grain: ribs of a hose, a braid, dimples of foam."""
    w, h = cell.w, cell.h
    dim = (int(paint[0] * 0.72), int(paint[1] * 0.72), int(paint[2] * 0.72))
    if kind == "ribs":
        for x in range(0, w, 8):
            cell.box(x, 0, x + 4, h, None, 176, None, None)
            cell.box(x + 5, 0, x + 8, h, dim, 84, None, None)
    elif kind == "braid":
        for k in range(-h, w, 10):
            left, right = max(k, 0), min(k + h, w)
            cell.line(left, left - k, right, right - k, 2, dim, 100)
            cell.line(left, h - left + k, right, h - right + k, 2, dim, 104)
    elif kind == "foam":
        for y in range(4, h, 10):
            for x in range(4, w, 10):
                cell.disc(x + (y // 10 % 2) * 5, y, 3.4, (216, 215, 209), 108)
    elif kind == "ripstop":
        for k in range(0, w, 16):
            cell.line(k, 0, k, h, 0.9, (216, 212, 202), 138)
        for k in range(0, h, 16):
            cell.line(0, k, w, k, 0.9, (216, 212, 202), 138)


def strap(cell: Cell, x: float, paint: Paint, wide: float = 26.0) -> None:
    """Draw a strap from above to below with its buckle."""
    cell.box(x, 0, x + wide, cell.h, paint, 150, 215, 0)
    for edge in (2.0, wide - 2.0):
        cell.line(x + edge, 0, x + edge, cell.h, 0.8, STITCH, None)
    cell.box(x - 5, 118, x + wide + 5, 150, BLACK, 176, 110, 0, 4)
    cell.box(x + 4, 125, x + wide - 4, 143, (18, 18, 19), 148, 110, 0, 2)


def zipper(cell: Cell, y: float, left: float = 10.0, right: float = 502.0) -> None:
    """Draw a zip from left to right with its pull."""
    cell.box(left, y - 5, right, y + 5, (60, 62, 66), 118, 200, 0)
    x = left
    while x < right:
        cell.box(x, y - 2, x + 2, y + 2, (166, 168, 170), 150, 90, 200)
        x += 4
    cell.box(right - 60, y - 5, right - 46, y + 22, (176, 178, 180), 160, 90, 200, 3)


def tag(cell: Cell, x: float, y: float, lines: tuple[str, ...], back: Paint = (244, 244, 242),
        wide: float = 120.0) -> None:  # fmt: skip
    """Draw a label in its clear pocket, with bars and a few words."""
    high = 16.0 + 14.0 * len(lines)
    cell.box(x - 4, y - 4, x + wide + 4, y + high + 22, (222, 222, 220), 138, 60, 0, 3)
    cell.box(x, y, x + wide, y + high + 18, back, 138, 70, 0, 2)
    for k, line in enumerate(lines):
        cell.text(x + wide / 2, y + 10 + 14 * k, line, 11, INK)
    cell.barcode(x + 8, y + high - 8, wide - 16, 24)


def white_bag(cell: Cell) -> None:
    """Draw a cargo bag of white cloth: a zip round its lid, a handle, one label."""
    zipper(cell, 62)
    for x in (84, 402):
        strap(cell, x, (214, 210, 196))
    cell.box(188, 96, 324, 116, (206, 201, 186), 168, 214, 0, 6)
    for x in (190, 308):
        cell.box(x, 92, x + 14, 120, (196, 190, 174), 150, 214, 0, 2)
    tag(cell, 196, 148, ("CTB 1.0   S/N 1208", "CREW PREFERENCE"))
    cell.line(0, 236, 512, 236, 1.2, STITCH, 112)


def pocket_bag(cell: Cell) -> None:
    """Draw a bag with a pocket of net and a band of blue."""
    cell.box(0, 40, 512, 66, (52, 72, 118), 142, 214, 0)
    zipper(cell, 30)
    cell.box(40, 92, 300, 232, (204, 204, 200), 140, 220, 0, 4)
    for k in range(0, 260, 9):
        cell.line(40 + k, 92, min(40 + k + 70, 300), 232, 0.8, (110, 112, 114), 150)
        cell.line(300 - k, 92, max(300 - k - 70, 40), 232, 0.8, (110, 112, 114), 150)
    cell.box(36, 86, 304, 98, (52, 72, 118), 158, 214, 0)
    tag(cell, 352, 100, ("HYGIENE", "ГИГИЕНА", "KIT 14"), (252, 238, 150), 104)
    strap(cell, 320, (52, 72, 118), 20)


def flap_bag(cell: Cell) -> None:
    """Draw a bag whose flap is held by two buckles, in tan cloth."""
    cell.box(0, 0, 512, 120, (216, 206, 184), 158, 222, 0)
    cell.line(0, 118, 512, 118, 3.0, (120, 112, 94), 92)
    cell.line(0, 110, 512, 110, 0.9, STITCH, None)
    for x in (120, 366):
        cell.box(x, 40, x + 24, 190, (150, 138, 112), 170, 214, 0)
        cell.box(x - 4, 128, x + 28, 156, BLACK, 182, 110, 0, 4)
    tag(cell, 204, 136, ("УКЛАДКА  07", "FILTERS"), (244, 244, 242), 108)
    cell.box(20, 150, 96, 210, (196, 52, 40), 140, 150, 0, 3)
    cell.text(58, 172, "TRASH", 15, (244, 240, 236))
    cell.text(58, 192, "МУСОР", 11, (244, 240, 236))


def plain_bag(cell: Cell) -> None:
    """Draw a bag closed by hook and loop, with what somebody wrote on it."""
    for y in (50, 206):
        cell.line(0, y, 512, y, 1.4, STITCH, 104)
    for x in (60, 256, 452):
        cell.line(x, 0, x, 256, 1.0, STITCH, 116)
    cell.box(140, 76, 372, 100, (184, 182, 174), 142, 235, 0, 2)
    cell.text(256, 136, "M-02  spare hoses", 22, (38, 50, 96), REGULAR)
    cell.text(256, 164, "шланги — не терять", 17, (38, 50, 96), REGULAR)
    cell.barcode(404, 150, 84, 40)
    cell.box(26, 140, 104, 172, (226, 190, 54), 138, 140, 0, 2)
    cell.text(65, 156, "2 / 3", 16, INK)
