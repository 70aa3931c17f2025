"""What is drawn on the atlas of American fittings: surfaces, lockers, drawers, doors, bags, bulkheads.

Colours are kept light and grey where parts are tinted by the module they are in. See cells_lived.py for the rest.
"""

from __future__ import annotations

import math

from iss3d.forge.station.sheet import Cell, Paint, Sheet

PLAINS: tuple[tuple[str, Paint, int, int, float, str], ...] = (
    ("white", (226, 225, 221), 128, 0, 3, ""), ("grey", (158, 161, 164), 124, 0, 3, ""),
    ("dark", (56, 58, 62), 118, 0, 3, ""), ("black", (24, 25, 27), 108, 0, 2, ""),
    ("alu", (196, 198, 200), 92, 225, 7, "brush"), ("blue", (30, 68, 146), 86, 60, 5, "brush"),
    ("cloth", (228, 226, 220), 215, 0, 7, "weave"), ("quilt", (226, 224, 216), 220, 0, 9, "quilt"),
    ("red", (172, 36, 28), 110, 0, 3, ""), ("gold", (198, 146, 58), 80, 200, 12, "crinkle"),
    ("yellow", (208, 168, 36), 120, 0, 3, ""), ("rubber", (40, 40, 41), 190, 0, 3, ""),
    ("emit", (255, 253, 246), 160, 0, 0, ""), ("cablew", (212, 211, 206), 150, 0, 4, "tie"),
    ("cableb", (44, 66, 122), 150, 0, 4, "tie"), ("cablek", (44, 44, 46), 150, 0, 4, "tie"),
)  # fmt: skip
"""Name, colour, roughness, metal, strength and kind of grain. They are cropped by the metre."""

LOCKER_CODES = ("LS-1042", "CTB 0417", "MELFI-3", "EXP-6B")
LOCKER_PAINT: tuple[Paint, ...] = ((226, 225, 220), (219, 219, 214), (205, 207, 208), (222, 219, 208))
DRAWER_PAINT: tuple[Paint, ...] = ((66, 69, 73), (205, 206, 205), (88, 92, 96), (44, 46, 49))
WHITE_INK: Paint = (236, 236, 233)
INK: Paint = (30, 30, 33)


def draw(sheet: Sheet) -> None:
    """Draw everything of this page."""
    for i, (name, paint, rough, metal, strength, kind) in enumerate(PLAINS):
        rect = (i % 8 * 256, i // 8 * 128, 256, 128)
        cell = sheet.cell(name, rect, 6, paint, rough, metal, (strength, kind))
        if kind == "tie":
            for x in range(20, 256, 52):
                cell.box(x, 0, x + 5, 128, (20, 20, 20) if name != "cablek" else (172, 172, 168), 170, 120, 0)
    for i in range(4):
        locker(sheet.cell(f"locker{i}", (i * 512, 256, 512, 256), 2, LOCKER_PAINT[i]), i)
        drawer(sheet.cell(f"drawer{i}", (i * 512, 512, 512, 128), 2, DRAWER_PAINT[i], 118), i)
    vents(sheet)
    door(sheet.cell("door0", (512, 640, 512, 512), 2, (224, 223, 217), 132), 0)
    door(sheet.cell("door1", (1024, 640, 512, 512), 2, (216, 215, 210), 132), 1)
    bag(sheet.cell("bag", (1536, 640, 512, 512), 2, (230, 228, 220), 222, 0, (7, "weave")))
    sockets(sheet.cell("sockets", (0, 896, 512, 256), 2, (182, 184, 184), 105, 150))
    track(sheet)
    bulkheads(sheet)


def locker(cell: Cell, kind: int) -> None:
    """Draw the front of a locker."""
    w, h = cell.w, cell.h
    cell.rim(5, 5, w - 5, h - 5, 1.6, (104, 104, 104), 94, 8)
    cell.box(13, 13, w - 13, h - 13, None, 140, 122, 0, 7)
    cell.rim(13, 13, w - 13, h - 13, 1, (178, 178, 174), None, 7)
    cell.screws(23, 4)
    cell.label(w * 0.5 - 62, 20, 124, 24, LOCKER_CODES[kind])
    cell.text(w * 0.5, 55, ("PAYLOAD · EXPRESS", "STOWAGE · УКЛАДКА")[kind % 2], 9, (70, 70, 72))
    if kind == 0:
        cell.box(w * 0.32, h * 0.42, w * 0.68, h * 0.66, (32, 33, 35), 110, 120, 0, 4)
        for k in range(10):
            cell.box(w * 0.33 + k * 17, h * 0.45, w * 0.33 + k * 17 + 9, h * 0.63, (12, 12, 13), 88)
    elif kind == 1:
        cell.barcode(w * 0.4, h * 0.4, 104, 46)
        cell.label(40, h * 0.38, 84, 54, "", (228, 206, 66))
        cell.text(82, h * 0.38 + 20, "CAUTION", 13, (20, 20, 20))
        cell.text(82, h * 0.38 + 38, "ОСТОРОЖНО", 9, (20, 20, 20))
    elif kind == 2:
        cell.connector(w * 0.5, h * 0.52, 24, 12)
        for k, paint in enumerate(((44, 196, 92), (44, 196, 92), (226, 152, 40), (56, 56, 56))):
            cell.disc(w * 0.66 + k * 16, h * 0.46, 4, paint, 150, 60)
        cell.text(w * 0.72, h * 0.56, "PWR  DATA  VID", 8, (60, 60, 62))
    else:
        for k in range(3):
            cell.box(w * 0.28, h * 0.36 + k * 24, w * 0.72, h * 0.36 + k * 24 + 16, (232, 230, 222), 142, 220, 0, 3)
        cell.label(w * 0.07, h * 0.34, 66, 70, "ESA", (20, 44, 92), WHITE_INK, 20)
    for k in range(2):
        x = 30 + k * (w - 80)
        cell.box(x, h * 0.72, x + 20, h * 0.72 + 30, (236, 233, 224), 143, 225, 0, 2)


def drawer(cell: Cell, kind: int) -> None:
    """Draw the front of a drawer of electronics: a row of sockets, fuses, switches, displays and lamps."""
    roll = cell.sheet.dice
    ink = INK if kind == 1 else WHITE_INK
    cell.rim(3, 3, cell.w - 3, cell.h - 3, 1.5, (24, 24, 26), 94, 4)
    cell.screws(14, 4)
    x = 34.0
    while x < cell.w - 80:
        what = roll.choice("CCFSDLB" if kind != 3 else "FFCSD")
        if what == "C":
            cell.connector(x + 24, 60, roll.choice((13.0, 17.0, 20.0)))
            cell.text(x + 24, 102, f"J{roll.randint(1, 64)}", 10, ink)
            x += 60
        elif what == "F":
            for k in range(6):
                cell.box(x + k * 9, 26, x + k * 9 + 5, 100, (10, 10, 11), 82)
            x += 66
        elif what == "S":
            for k in range(2):
                cell.disc(x + 14 + k * 28, 64, 9, (150, 152, 154), 142, 90, 200)
                cell.box(x + 11 + k * 28, 46, x + 17 + k * 28, 66, (216, 217, 218), 195, 80, 220, 2)
                cell.text(x + 14 + k * 28, 88, "ON", 8, ink)
                cell.text(x + 14 + k * 28, 34, f"S{roll.randint(1, 40)}", 8, ink)
            x += 66
        elif what == "D":
            cell.box(x, 32, x + 88, 92, (12, 14, 15), 118, 40, 0, 4)
            cell.box(x + 5, 37, x + 83, 87, (16, 50, 44), 120, 30, 0, 2)
            for k in range(3):
                words = roll.choice(("TEMP 22.4", "P 101.3", "124 V", "3400 RPM", "MODE NOM", "O2 20.9 %"))
                cell.text(x + 44, 46 + k * 16, words, 10, (110, 238, 188))
            x += 100
        elif what == "L":
            for k in range(6):
                paint = roll.choice(((64, 218, 112), (64, 218, 112), (238, 172, 46), (62, 62, 62)))
                cell.disc(x + 8 + k % 3 * 14, 50 + k // 3 * 22, 4, paint, 150, 60)
            x += 54
        else:
            cell.label(x, 46, 72, 34, roll.choice(("MDM", "RPCM", "AAA", "CAM", "HRDL", "PL-1")))
            x += 84


def vents(sheet: Sheet) -> None:
    """Draw an air grille and a sheet with holes."""
    cell = sheet.cell("vent", (0, 640, 256, 256), 2, (196, 197, 194), 120, 40)
    cell.rim(4, 4, 252, 252, 2, (96, 96, 96), 96, 6)
    for k in range(10):
        cell.box(22, 22 + k * 21.5, 234, 34 + k * 21.5, (20, 21, 22), 66, 200, 0, 4)
    cell.screws(12, 4)
    cell = sheet.cell("holes", (256, 640, 256, 256), 2, (150, 152, 154), 110, 110)
    for a in range(6, 256, 12):
        for k, b in enumerate(range(6, 256, 12)):
            cell.disc(a + 6 * (k % 2), b, 3.4, (16, 16, 17), 78)


def door(cell: Cell, kind: int) -> None:
    """Draw a closeout panel held by many screws."""
    w, h = cell.w, cell.h
    cell.rim(6, 6, w - 6, h - 6, 2, (108, 108, 108), 90, 10)
    cell.rim(26, 26, w - 26, h - 26, 1.2, (160, 160, 157), 110, 14)
    for k in range(6):
        for x, y in ((18 + k * 95, 18), (18 + k * 95, h - 18), (18, 18 + k * 95), (w - 18, 18 + k * 95)):
            cell.screw(x, y, 4)
    cell.text(110, 60, ("ACCESS PANEL 03", "CLOSEOUT  ZONE 2")[kind], 15, (84, 84, 86))
    cell.barcode(w - 160, 48, 108, 50)
    for x, y in ((60, 150), (60, 330), (400, 150), (400, 330)):
        cell.box(x, y, x + 52, y + 26, (238, 236, 228), 142, 225, 0, 3)
    if kind == 0:
        cell.disc(256, 290, 36, (170, 32, 26), 134, 110)
        cell.disc(256, 290, 28, (240, 238, 232), 136)
        cell.text(256, 281, "FIRE", 15, (170, 32, 26))
        cell.text(256, 299, "PORT", 15, (170, 32, 26))
        cell.label(166, 384, 180, 52, "", (226, 192, 48))
        cell.text(256, 402, "NO STEP · NO PUSH", 15, (20, 20, 20))
        cell.text(256, 422, "НЕ НАЖИМАТЬ", 12, (20, 20, 20))
    else:
        cell.box(150, 190, 362, 360, (202, 201, 197), 106, 130, 0, 12)
        cell.rim(150, 190, 362, 360, 2, (118, 118, 118), 98, 12)
        for x in (168, 344):
            for y in (208, 342):
                cell.screw(x, y, 5)
        cell.text(256, 266, "FILTER  ACCESS", 18, (70, 70, 72))
        cell.text(256, 290, "ДОСТУП К ФИЛЬТРУ", 11, (70, 70, 72))


def bag(cell: Cell) -> None:
    """Draw a cargo transfer bag: seams, two straps with buckles, labels."""
    for x in (110, 360):
        cell.box(x, 0, x + 42, 512, (206, 202, 188), 150, 215, 0)
        for edge in (3, 39):
            cell.line(x + edge, 0, x + edge, 512, 1, (132, 128, 118), 130)
        cell.box(x - 6, 236, x + 48, 286, (46, 47, 49), 175, 120, 0, 5)
        cell.box(x + 4, 246, x + 38, 276, (26, 26, 27), 150, 120, 0, 3)
    cell.line(0, 140, 512, 140, 2.5, (132, 128, 120), 94)
    cell.line(0, 147, 512, 147, 1, (168, 164, 156), 140)
    cell.box(168, 30, 348, 122, (242, 242, 240), 140, 120, 0, 4)
    cell.text(258, 46, "CTB 1.0  S/N 1147", 17, (20, 20, 20))
    cell.text(258, 70, "FOOD / ПИТАНИЕ 22", 15, (20, 20, 20))
    cell.barcode(182, 86, 150, 32)
    cell.box(180, 330, 340, 420, (28, 56, 116), 136, 140, 0, 4)
    cell.text(260, 362, "RETURN", 26, WHITE_INK)
    cell.text(260, 394, "ВОЗВРАТ", 19, WHITE_INK)


def sockets(cell: Cell) -> None:
    """Draw the panel below a rack that its hoses and cables go into."""
    cell.rim(4, 4, 508, 252, 2, (88, 88, 88), 96, 6)
    names = ("MAIN", "ESS", "1553B", "HRD", "VIDEO", "MTL", "LTL", "VRS", "GN2", "WG", "FDS", "EWACS")
    for k, name in enumerate(names):
        x, y = 60 + k % 6 * 78, 82 + k // 6 * 104
        cell.connector(x, y, 26 if (k + k // 6) % 3 else 20, 10)
        cell.text(x, y + 44, name, 10, (28, 28, 30))
    cell.text(256, 22, "UTILITY INTERFACE PANEL", 14, (28, 28, 30))


def track(sheet: Sheet) -> None:
    """Draw a seat track with its row of holes, and a warning stripe."""
    cell = sheet.cell("track", (0, 1344, 1024, 32), 1, (184, 187, 190), 88, 225)
    cell.box(0, 9, 1024, 23, (34, 35, 37), 70, 120, 60)
    for k in range(64):
        cell.disc(k * 16 + 8, 16, 7, (28, 29, 30), 58)
    cell = sheet.cell("stripe", (1024, 1344, 1024, 32), 1, (222, 180, 30), 130)
    for x in range(0, 1024, 32):
        cell.line(x + 4, 34, x + 20, -2, 11, (22, 22, 22), 130)


def bulkheads(sheet: Sheet) -> None:
    """Draw end walls, crew patches and what stands on hatches and beside them."""
    cell = sheet.cell("bulk", (0, 1376, 512, 512), 2, (220, 219, 213), 128)
    for k in (128, 256, 384):
        cell.line(k, 0, k, 512, 1.5, (130, 130, 128), 94)
    for k in (170, 340):
        cell.line(0, k, 512, k, 1.5, (130, 130, 128), 94)
    for k in range(12):
        for x, y in ((10, 10), (118, 10), (10, 160), (118, 160)):
            cell.screw(k % 4 * 128 + x, k // 4 * 170 + y, 4)
    cell.label(140, 40, 100, 26, "GN2 / O2")
    cell.barcode(300, 60, 70, 34)
    cell.label(26, 200, 84, 40, "CAUTION", (226, 192, 48), INK, 13)
    cell = sheet.cell("bulk2", (512, 1376, 512, 512), 2, (203, 204, 201), 126)
    for k in range(16):
        x, y = 10 + k % 4 * 126, 10 + k // 4 * 126
        cell.box(x, y, x + 108, y + 108, (211, 212, 208), 140, 128, 0, 8)
        cell.rim(x, y, x + 108, y + 108, 1, (128, 128, 128), 104, 8)
    patches(sheet)
    cell = sheet.cell("hatch", (1024, 1632, 512, 256), 2, (208, 210, 211), 105, 60)
    cell.rim(6, 6, 506, 250, 3, (96, 96, 98), 96, 10)
    cell.label(50, 28, 412, 64, "HATCH · ЛЮК", (240, 240, 236), INK, 38)
    cell.box(50, 112, 462, 228, (172, 32, 26), 134, 120, 0, 6)
    cell.text(256, 138, "EMERGENCY EQUALIZATION", 25, WHITE_INK)
    cell.text(256, 172, "VERIFY DELTA P BELOW 0.7 kPa BEFORE OPENING", 14, WHITE_INK)
    cell.text(256, 198, "ПРОВЕРИТЬ ПЕРЕПАД ДАВЛЕНИЯ", 16, WHITE_INK)
    cell = sheet.cell("pfe", (1536, 1632, 256, 256), 2, (170, 34, 27), 100)
    cell.box(24, 60, 232, 196, (242, 240, 234), 134, 110, 0, 8)
    for y, words, size in ((92, "PFE", 50), (134, "FIRE EXTINGUISHER", 17), (160, "ОГНЕТУШИТЕЛЬ", 18)):
        cell.text(128, y, words, size, (172, 34, 28) if size == 50 else INK)
    cell = sheet.cell("pba", (1792, 1632, 256, 256), 2, (34, 112, 64), 140)
    for y, words, size in ((90, "PBA", 62), (146, "BREATHING", 24), (176, "APPARATUS", 24), (208, "МАСКА", 18)):
        cell.text(128, y, words, size, WHITE_INK)


def patches(sheet: Sheet) -> None:
    """Draw four embroidered patches of expeditions that never were."""
    paints: tuple[tuple[Paint, Paint], ...] = (
        ((22, 52, 122), (236, 202, 74)), ((142, 28, 32), (240, 240, 236)),
        ((20, 92, 92), (240, 222, 124)), ((62, 38, 112), (236, 236, 240)),
    )  # fmt: skip
    tops = ("EXPEDITION", "ЭКСПЕДИЦИЯ", "INCREMENT", "ЭКИПАЖ")
    for i, (ground, thread) in enumerate(paints):
        cell = sheet.cell(f"patch{i}", (1024 + i * 256, 1376, 256, 256), 8, (222, 220, 213), 200)
        cell.disc(128, 128, 120, thread, 134, 220)
        cell.disc(128, 128, 112, ground, 136, 220)
        dim = (int(ground[0] * 0.7), int(ground[1] * 0.7), int(ground[2] * 0.7))
        cell.disc(128, 128, 82, dim, 136)
        for _ in range(26):
            a, r = sheet.dice.uniform(0, 6.28), sheet.dice.uniform(8, 74)
            cell.disc(128 + math.cos(a) * r, 128 + math.sin(a) * r, sheet.dice.uniform(1, 2.4), (240, 240, 240))
        cell.text(128, 31, tops[i], 19, thread)
        cell.text(128, 222, ("71", "70", "NODE", "МКС")[i], 26, thread)
        cell.line(60, 150, 196, 110, 5, (230, 230, 230), None)
        cell.box(80, 92, 112, 172, thread)
        cell.box(146, 86, 178, 168, thread)
