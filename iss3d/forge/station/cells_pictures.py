"""What is drawn on the atlas's upper sheet of people: photographs, screens, patches, papers, flags, labels, food.

Words are ours, in two alphabets. See photographs.py for the pictures.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from iss3d.forge.station.cells import INK
from iss3d.forge.station.people import birthday, crew, grandparents, on_the_beach
from iss3d.forge.station.photographs import Grid, aurora, garden, hills, limb, village
from iss3d.forge.station.sheet import BOLD, OVER, REGULAR, Cell, Paint, Sheet, font

FLAGS: tuple[tuple[str, tuple[Paint, ...]], ...] = (
    ("-", ((255, 255, 255), (28, 60, 150), (214, 40, 30))), ("|", ((0, 140, 70), (255, 255, 255), (206, 43, 55))),
    ("|", ((0, 60, 150), (255, 255, 255), (239, 65, 53))), ("-", ((20, 20, 20), (221, 0, 0), (255, 206, 0))),
    ("o", ((255, 255, 255), (188, 0, 45))), ("s", ((178, 34, 52), (255, 255, 255), (60, 59, 110))),
    ("m", ((216, 40, 40), (255, 255, 255))), ("+", ((0, 106, 167), (254, 204, 0))),
    ("+", ((198, 12, 48), (255, 255, 255))), ("*", ((0, 51, 153), (255, 204, 0))),
    ("-", ((174, 28, 40), (255, 255, 255), (33, 70, 139))), ("|", ((20, 20, 20), (255, 215, 0), (206, 30, 50))),
)  # fmt: skip
LABELS = ("LAB1O4", "NOD1D2", "CAUTION", "CTB 0882", "MCA", "28 V DC", "GN2", "FILTER 05/24", "ITCS LTL", "ПАНЕЛЬ 307",
          "VENT", "HRD 12")  # fmt: skip
FOODS: tuple[tuple[str, str, Paint], ...] = (
    ("SHRIMP COCKTAIL", "КРЕВЕТКИ", (206, 84, 60)), ("GREEN BEANS", "ФАСОЛЬ", (76, 140, 70)),
    ("TORTILLAS", "ЛЕПЁШКИ", (196, 150, 80)), ("BORSCH", "БОРЩ", (150, 34, 52)),
    ("LEMONADE", "ЛИМОНАД", (226, 200, 70)), ("BROWNIE", "ПИРОЖНОЕ", (94, 60, 42)),
)  # fmt: skip
EMBLEMS: tuple[tuple[Paint, Paint, str, str], ...] = (
    ((18, 44, 96), (236, 206, 96), "EXPEDITION 71", "2024"), ((36, 40, 52), (214, 216, 220), "KIBO", "JEM"),
    ((150, 40, 34), (246, 240, 230), "ЭКСПЕДИЦИЯ", "МКС"), ((24, 96, 88), (236, 206, 96), "NODE 3", "ISS"),
    ((226, 190, 90), (120, 40, 30), "COLUMBUS", "LAB"), ((86, 52, 120), (230, 230, 240), "CREW DRAGON", "71"),
)  # fmt: skip


def draw(sheet: Sheet) -> None:
    """Draw everything of this page."""
    pictures: tuple[Callable[[Grid, Grid], Grid], ...] = (
        limb,
        crew,
        village,
        aurora,
        on_the_beach,
        grandparents,
        hills,
        birthday,
    )
    for i, picture in enumerate(pictures):
        photo(sheet.cell(f"print{i}", (i * 256, 1280, 256, 192), 1, (242, 240, 234), 60), picture, i)
    screens = (camera_view, procedure, arm_view, letters, curves, terminal, caution, film)
    for i, draw_it in enumerate(screens):
        draw_it(sheet.cell(f"view{i}", (i * 256, 1472, 256, 192), 1, (12, 16, 26), 34))
    for i in range(6):
        emblem(sheet.cell(f"emblem{i}", (i * 192, 1664, 192, 192), 4, (206, 204, 198), 205), i)
    for i in range(4):
        page(sheet.cell(f"page{i}", (1152 + i * 144, 1664, 144, 192), 1, (246, 245, 240), 190), i)
    board(sheet.cell("board", (1728, 1664, 320, 192), 2, (246, 246, 244), 70))
    for i, (kind, paints) in enumerate(FLAGS):
        flag(sheet.cell(f"flag{i}", (i % 6 * 96, 1856 + i // 6 * 64, 96, 64), 1, paints[0], 200), kind, paints)
    for i, words in enumerate(LABELS):
        back: Paint = ((240, 240, 236), (240, 240, 236), (226, 192, 48), (240, 240, 236))[i % 4]
        cell = sheet.cell(f"label{i}", (576 + i % 4 * 128, 1856 + i // 4 * 64, 128, 64), 1, back, 110)
        cell.text(64, 26, words, 20 if len(words) < 9 else 15, INK)
        cell.barcode(20, 42, 88, 18)
    for i, (english, other, paint) in enumerate(FOODS):
        spot = (1088 + i % 3 * 128, 1856 + i // 3 * 96, 128, 96)
        food(sheet.cell(f"food{i}", spot, 1, (206, 206, 202), 84, 40), english, other, paint)
    rest(sheet)


def photo(cell: Cell, picture: Callable[[Grid, Grid], Grid], seed: int) -> None:
    """Put a picture into a white frame, as printed."""
    pixels = painted(picture, cell.w - 16, cell.h - 16)
    pixels += np.random.default_rng(seed).normal(0.0, 0.012, pixels.shape[:2])[..., None]
    inset(cell, pixels, 8, 8)


def painted(picture: Callable[[Grid, Grid], Grid], w: int, h: int) -> Grid:
    """Return the colours of a picture, as large as it is drawn."""
    y, x = np.mgrid[0 : h * OVER, 0 : w * OVER].astype(float)
    return picture(x / (w * OVER), y / (h * OVER))


def inset(cell: Cell, pixels: Grid, x: int, y: int) -> None:
    """Put colours into a part of a cell."""
    image = Image.fromarray((np.clip(pixels, 0, 1) * 255).astype(np.uint8))
    cell.sheet.colour.paste(image, ((cell.x + x) * OVER, (cell.y + y) * OVER))


def bar(cell: Cell, words: str, paint: Paint) -> None:
    """Draw the top line of a screen."""
    cell.box(0, 0, 256, 16, paint)
    cell.text(6, 8, words, 10, (236, 240, 250), REGULAR, "lm")


def camera_view(cell: Cell) -> None:
    """An outside camera: the Earth's edge, a cross, time code."""
    inset(cell, painted(limb, 252, 188), 2, 2)
    for a, b, c, d in ((118, 96, 138, 96), (128, 86, 128, 106)):
        cell.line(a, b, c, d, 1, (120, 240, 140), None)
    cell.text(10, 14, "CP9  GMT 128/14:02:11", 11, (236, 240, 236), REGULAR, "lm")


def procedure(cell: Cell) -> None:
    """A procedure with steps ticked off, in the colours of paper."""
    cell.box(0, 0, 256, 192, (232, 232, 226))
    bar(cell, "2.204  FILTER REPLACEMENT   IPV", (90, 96, 108))
    for k in range(11):
        y = 30 + k * 14
        cell.rim(10, y - 4, 18, y + 4, 1, (60, 60, 60), None)
        if k < 6:
            cell.line(10, y, 18, y - 5, 1.6, (40, 130, 70), None)
        cell.box(26, y - 2, 26 + cell.sheet.dice.uniform(60, 210), y + 2, (96, 98, 104))


def arm_view(cell: Cell) -> None:
    """A robotics page: joint angles and a drawing of the arm."""
    bar(cell, "RWS  SSRMS  JOINTS", (64, 70, 30))
    for k, name in enumerate(("SR", "SY", "SP", "EP", "WP", "WY", "WR")):
        words = f"{name}  {cell.sheet.dice.uniform(-180, 180):+07.2f}"
        cell.text(8, 32 + k * 21, words, 12, (230, 220, 130), REGULAR, "lm")
    spots = [(120, 168), (134, 92), (196, 62), (236, 110)]
    for (a, b), (c, d) in pairwise(spots):
        cell.line(a, b, c, d, 5, (206, 208, 210), None)
    for a, b in spots:
        cell.disc(a, b, 5, (226, 180, 60))


def letters(cell: Cell) -> None:
    """Mail from home: a list, one letter open."""
    cell.box(0, 0, 256, 192, (238, 240, 244))
    bar(cell, "Inbox  (14)   sync 06:40", (44, 84, 150))
    for k in range(10):
        cell.box(0, 18 + k * 17, 96, 34 + k * 17, ((226, 232, 244), (206, 220, 244))[k == 2])
        cell.box(6, 23 + k * 17, 6 + cell.sheet.dice.uniform(30, 80), 26 + k * 17, (60, 64, 72))
        cell.box(6, 29 + k * 17, 60, 31 + k * 17, (150, 154, 162))
    for k in range(8):
        cell.box(106, 30 + k * 12, 106 + cell.sheet.dice.uniform(60, 140), 33 + k * 12, (80, 84, 92))
    inset(cell, painted(garden, 78, 56), 106, 128)


def curves(cell: Cell) -> None:
    """Three strip charts."""
    bar(cell, "ARED  SET 3   172 lb   HR 141", (110, 40, 40))
    for k in range(3):
        cell.rim(6, 24 + k * 56, 250, 74 + k * 56, 1, (60, 70, 80), None)
        y = 50.0 + k * 56
        for x in range(8, 246, 3):
            z = 50 + k * 56 + 18 * math.sin(x * (0.06 + 0.05 * k)) * cell.sheet.dice.uniform(0.7, 1.0)
            cell.line(x - 3, y, x, z, 1.4, ((250, 120, 90), (110, 220, 250), (150, 240, 140))[k], None)
            y = z


def terminal(cell: Cell) -> None:
    """A console of text."""
    bar(cell, "PCS 3  C&C MDM  CMD WINDOW", (60, 60, 66))
    for k in range(13):
        paint: Paint = ((180, 230, 180), (230, 210, 130), (180, 230, 180))[k % 3]
        what = ("LOAD OK", "ACK 0x3F", "TLM NOM", "RPCM CLS")[k % 4]
        words = f"14:{k * 4:02d}:{k * 13 % 60:02d} {what} {k * 37 % 97:02d}"
        cell.text(6, 26 + k * 12.5, words, 10, paint, REGULAR, "lm")


def caution(cell: Cell) -> None:
    """Caution and warning: a column of messages, most of them old."""
    bar(cell, "CAUTION & WARNING SUMMARY", (40, 44, 60))
    for k in range(8):
        paint: Paint = ((226, 192, 48), (60, 66, 80), (60, 66, 80), (196, 60, 44))[k * 7 % 4]
        cell.box(6, 24 + k * 20, 250, 41 + k * 20, paint)
        words = ("N2 PRESS LOW", "TRACK ANT LOS", "PMC SYNC", "LAB SMOKE INHIBIT")[k % 4]
        cell.text(12, 32 + k * 20, words, 11, INK if paint[0] > 190 else (210, 214, 222), REGULAR, "lm")


def film(cell: Cell) -> None:
    """A film that somebody stopped halfway."""
    inset(cell, painted(hills, 252, 142), 2, 24)
    cell.disc(128, 95, 20, (240, 240, 240))
    cell.line(122, 84, 122, 106, 5, (40, 40, 44), None)
    cell.line(134, 84, 134, 106, 5, (40, 40, 44), None)
    cell.box(10, 178, 246, 181, (90, 90, 96))
    cell.box(10, 178, 132, 181, (220, 60, 50))


def emblem(cell: Cell, kind: int) -> None:
    """An embroidered patch: a scene within a rim of thread and its words."""
    ground, thread, above, below = EMBLEMS[kind]
    cell.disc(96, 96, 92, thread, 146, 220)
    cell.disc(96, 96, 85, ground, 136, 220)
    cell.disc(96, 96, 62, (int(ground[0] * 0.62), int(ground[1] * 0.62), int(ground[2] * 0.62)), 132, 220)
    roll = cell.sheet.dice
    for _ in range(18):
        a, r = roll.uniform(0, math.tau), roll.uniform(6, 58)
        cell.disc(96 + math.cos(a) * r, 96 + math.sin(a) * r, roll.uniform(0.8, 1.8), (240, 240, 236))
    for q in range(44):
        u = -44 + q * 2
        low = min(math.sqrt(max(58**2 - u * u, 0)), 58)
        cell.line(96 + u, 124 + u * u * 0.006, 96 + u, 96 + low, 2.2, (70, 140, 200), None)
    cell.line(60, 118, 132, 74, 2.4, thread, 150)
    cell.line(76, 128, 150, 84, 1.2, thread, 150)
    if kind % 3 == 0:
        for s in (-1, 1):
            cell.box(96 + s * 30 - 9, 72, 96 + s * 30 + 9, 104, (226, 180, 70), 150)
        cell.box(70, 86, 122, 92, (230, 230, 232), 150)
    elif kind % 3 == 1:
        cell.line(96, 60, 96, 110, 9, (232, 232, 234), 150)
        for s in (-1, 1):
            cell.line(96, 60, 96 + s * 12, 118, 4, (206, 60, 50), 150)
    else:
        for k in range(5):
            a = -1.57 + k * math.tau / 5
            cell.line(96, 88, 96 + math.cos(a) * 28, 88 + math.sin(a) * 28, 6, thread, 150)
    ink: Paint = thread if kind != 4 else (110, 36, 28)
    curved_words(cell, above, True, ink)
    curved_words(cell, below, False, ink)


def curved_words(cell: Cell, words: str, top: bool, paint: Paint) -> None:
    """Write words round the rim of a patch."""
    size = 30 * OVER
    for k, letter in enumerate(words):
        turn = (k - (len(words) - 1) / 2) * 0.165 * (1 if top else -1)
        a = (-math.pi / 2 if top else math.pi / 2) + turn
        tile = Image.new("L", (size, size), 0)
        ImageDraw.Draw(tile).text((size / 2, size / 2), letter, fill=255, font=font(BOLD, 15 * OVER), anchor="mm")
        tile = tile.rotate(-math.degrees(turn), resample=Image.Resampling.BICUBIC)
        spot = [
            round((at + 96 + way(a) * 73) * OVER - size / 2) for at, way in ((cell.x, math.cos), (cell.y, math.sin))
        ]
        cell.sheet.colour.paste(Image.new("RGB", tile.size, paint), (spot[0], spot[1]), tile)


def page(cell: Cell, kind: int) -> None:
    """A printed page: a heading, lines, a small drawing, marks by hand."""
    heading = ("EMER-1  FIRE", "ДЕЙСТВИЯ ЭКИПАЖА", "STOWAGE NOTE", "MENU  WEEK 19")[kind]
    cell.text(72, 14, heading, 11, ((176, 36, 28), INK, INK, INK)[kind])
    cell.line(10, 24, 134, 24, 1, INK, None)
    for k in range(13):
        y = 34 + k * 10
        if kind == 2 and 4 < k < 10:
            continue
        cell.box(12 if k % 4 else 8, y - 1.4, 12 + cell.sheet.dice.uniform(60, 116), y + 1.4, (110, 112, 118))
    if kind == 2:
        cell.rim(20, 82, 124, 128, 1.2, INK, None)
        for k in range(3):
            cell.line(46 + k * 26, 82, 46 + k * 26, 128, 1, INK, None)
    words = ("know it by heart!", "сверил  А.К.", "moved to PMM — N", "swap Thu/Fri?")[kind]
    cell.text(72, 176, words, 12, (38, 60, 150), REGULAR)
    if kind == 0:
        cell.box(0, 0, 144, 5, (196, 40, 32))


def board(cell: Cell) -> None:
    """A white board of what is left to do."""
    cell.rim(3, 3, 317, 189, 4, (150, 152, 156), 150, 6)
    lines = ("Thu:  N2 purge  10:00", "water sample — Gordon", "свет в Нод-1 мигает", "movie night  20:30",
             "who has the 3/8 socket??")  # fmt: skip
    paints: tuple[Paint, ...] = ((30, 70, 160), (30, 70, 160), (170, 40, 40), (30, 120, 70), (40, 40, 44))
    for k, line in enumerate(lines):
        cell.text(20, 34 + k * 32, line, 20, paints[k], REGULAR, "lm")


def flag(cell: Cell, kind: str, paints: tuple[Paint, ...]) -> None:
    """A small flag of cloth."""
    w, h = cell.w, cell.h
    if kind in "-|":
        for k, paint in enumerate(paints):
            a, b = k / 3, (k + 1) / 3
            if kind == "-":
                cell.box(0, h * a, w, h * b, paint)
            else:
                cell.box(w * a, 0, w * b, h, paint)
    elif kind == "o":
        cell.disc(w / 2, h / 2, h * 0.3, paints[1])
    elif kind == "s":
        for k in range(13):
            cell.box(0, h * k / 13, w, h * (k + 1) / 13, paints[k % 2])
        cell.box(0, 0, w * 0.42, h * 7 / 13, paints[2])
        for k in range(20):
            cell.disc(4 + k % 5 * 8, 4 + k // 5 * 8, 1.3, (255, 255, 255))
    elif kind == "m":
        cell.box(w * 0.25, 0, w * 0.75, h, paints[1])
        for a, b in ((0, -14), (-12, 2), (12, 2), (-7, 10), (7, 10)):
            cell.line(w / 2, h / 2 + 6, w / 2 + a, h / 2 + b, 6, paints[0], None)
    elif kind == "+":
        cell.box(w * 0.3, 0, w * 0.44, h, paints[1])
        cell.box(0, h * 0.4, w, h * 0.6, paints[1])
    else:
        for k in range(12):
            a = k * math.tau / 12
            cell.disc(w / 2 + math.cos(a) * 20, h / 2 + math.sin(a) * 20, 2.6, paints[1])


def food(cell: Cell, english: str, other: str, paint: Paint) -> None:
    """A pouch of food: crimped rims, what shows through, a label."""
    cell.rim(3, 3, 125, 93, 4, (176, 176, 174), 112, 8)
    inside = (int(paint[0] * 0.75 + 40), int(paint[1] * 0.75 + 40), int(paint[2] * 0.75 + 40))
    cell.box(14, 12, 114, 84, inside, 140, 60, 0, 10)
    cell.box(24, 24, 104, 72, (242, 242, 238), 138, 130, 0, 3)
    cell.text(64, 38, english, 9, INK)
    cell.text(64, 52, other, 10, INK)
    cell.barcode(36, 58, 56, 12)


def rest(sheet: Sheet) -> None:
    """Webbing, rope, a clear bag, a cuff checklist, a lens, a loudspeaker, hook and loop."""
    cell = sheet.cell("webbing", (0, 1984, 288, 64), 2, (66, 82, 124), 215, 0, (5, "weave"))
    for y in (6, 58):
        cell.line(0, y, 288, y, 1.4, (150, 160, 190), 140)
    cell = sheet.cell("rope", (288, 1984, 288, 64), 2, (216, 210, 190), 215)
    for k in range(40, 288, 12):
        cell.line(k - 40, 64, k, 0, 3, (150, 142, 120), 96)
    cell = sheet.cell("ziploc", (1472, 1856, 192, 192), 2, (206, 212, 216), 40)
    cell.box(0, 14, 192, 22, (90, 130, 190), 140, 60)
    inside: tuple[tuple[Paint, int, int, int, int], ...] = (
        ((70, 120, 190), 24, 60, 90, 120), ((200, 70, 60), 84, 90, 160, 130), ((240, 240, 236), 40, 116, 130, 168),
        ((60, 62, 66), 120, 50, 170, 84))  # fmt: skip
    for paint, a, b, c, d in inside:
        cell.box(a, b, c, d, paint, 134, 50, 0, 6)
    for k in range(5):
        cell.line(10 + k * 40, 30, 40 + k * 36, 186, 1.6, (236, 240, 244), 150)
    cell = sheet.cell("card", (1664, 1856, 128, 192), 2, (230, 226, 214), 190)
    for k, line in enumerate(("EVA", "CUFF", "CHECK", "LIST")):
        cell.text(64, 40 + k * 34, line, 22, (176, 36, 28) if k == 0 else INK)
    cell = sheet.cell("lens", (1792, 1856, 128, 128), 2, (28, 29, 32), 120)
    rings: tuple[tuple[int, Paint], ...] = (
        (60, (18, 19, 21)), (50, (44, 46, 50)), (42, (12, 13, 18)), (30, (26, 30, 58)), (16, (60, 44, 92)))  # fmt: skip
    for r, paint in rings:
        cell.disc(64, 64, r, paint, 128 - (60 - r) // 2, 30 if r < 45 else 110)
    cell.disc(50, 48, 6, (210, 220, 250), None, 20)
    cell = sheet.cell("speaker", (1920, 1856, 128, 128), 2, (60, 63, 68), 140)
    for a in range(8, 128, 9):
        for b in range(8, 128, 9):
            cell.disc(a, b, 2.6, (16, 17, 18), 86)
    sheet.cell("velcro_white", (1792, 1984, 128, 64), 2, (232, 229, 220), 240, 0, (9, "terry"))
    sheet.cell("velcro_black", (1920, 1984, 128, 64), 2, (38, 38, 40), 240, 0, (8, "terry"))
