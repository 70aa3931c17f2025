"""What is drawn on the atlas of people and of the Russian segment: screens, photographs, notes, pouches, quilted walls.

Pictures are of places and of nobody; words are ours, in two alphabets.
"""

from __future__ import annotations

import math

from iss3d.forge.station.cells import INK, WHITE_INK
from iss3d.forge.station.cells_pictures import inset, painted
from iss3d.forge.station.people import close, doorstep
from iss3d.forge.station.sheet import REGULAR, Cell, Paint, Sheet

SMALL = [(1280 + i % 6 * 128, 1152 + i // 6 * 96, 128, 96) for i in range(12)]
NOTES: tuple[tuple[Paint, tuple[str, ...]], ...] = (
    ((246, 232, 130), ("Do NOT touch", "until Tuesday", "— G.")),
    ((244, 242, 232), ("Щётка здесь!", "вернуть на", "место. Н.")),
    ((196, 226, 196), ("filter: 14 May", "фильтр: 14 мая", "OK  OK  ok?")),
)

CREAM: Paint = (238, 236, 226)
AMBER: Paint = (226, 186, 46)
SIGNAL: Paint = (176, 36, 28)
LEAF: Paint = (30, 108, 62)
SKY: Paint = (34, 70, 132)
PLATES: tuple[tuple[str, Paint, Paint], ...] = (
    ("ПАНЕЛЬ 118", CREAM, INK), ("ПАНЕЛЬ 304", CREAM, INK), ("ПАНЕЛЬ 431", CREAM, INK), ("РТ-50-1М", CREAM, INK),
    ("ВЕНТИЛЯТОР ВЦ4", CREAM, INK), ("НАСОС Н2", CREAM, INK), ("СД1-7", CREAM, INK), ("17КС.15Ю 214", CREAM, INK),
    ("УКЛАДКА № 12", CREAM, INK), ("ИНСТРУМЕНТ", CREAM, INK), ("ФИЛЬТР ПФ3", CREAM, INK), ("ПАТРОН 06", CREAM, INK),
    ("НЕ ЗАГРОМОЖДАТЬ", AMBER, INK), ("НЕ БРАТЬСЯ", AMBER, INK), ("ОСТОРОЖНО ТОК", AMBER, INK),
    ("АВАРИЙНЫЙ", SIGNAL, WHITE_INK), ("ОГНЕТУШИТЕЛЬ", SIGNAL, WHITE_INK), ("ПИТАНИЕ", LEAF, WHITE_INK),
    ("ВОДА", LEAF, WHITE_INK), ("ГИГИЕНА", SKY, WHITE_INK), ("АПТЕЧКА", SKY, WHITE_INK), ("ВОЗДУХ", SKY, WHITE_INK),
    ("", CREAM, INK), ("", CREAM, INK),
)  # fmt: skip
"""Words, ground and ink of the small plates; no words stand for a bar code."""


def draw(sheet: Sheet) -> None:
    """Draw everything of this page."""
    screens(sheet)
    keys(sheet.cell("keys", (512, 1152, 256, 192), 1, (34, 35, 37), 130))
    for i, picture in enumerate((lake, river, portrait, launch, family_house, drawing)):
        picture(sheet.cell(f"photo{i}", SMALL[i], 1, (238, 236, 230), 70))
    for i, (paper, lines) in enumerate(NOTES):
        cell = sheet.cell(f"note{i}", SMALL[6 + i], 1, paper, 200)
        for k, line in enumerate(lines):
            cell.text(64, 24 + k * 24, line, 14, (40, 44, 90), REGULAR)
    pouch(sheet.cell("pouch0", SMALL[9], 1, (196, 198, 200), 90, 120), "BEEF STEW", "ГОВЯДИНА", (170, 60, 40))
    pouch(sheet.cell("pouch1", SMALL[10], 1, (206, 202, 190), 90, 60), "COFFEE", "КОФЕ", (90, 60, 40))
    cell = sheet.cell("timetable", SMALL[11], 1, (242, 242, 238), 180)
    for k in range(7):
        cell.line(6, 14 + k * 11, 122, 14 + k * 11, 0.8, (120, 120, 130), None)
        cell.text(64, 9 + k * 11, f"{6 + k * 2:02d}:00  {('GMT', 'ДЕНЬ')[k % 2]} 12{k}", 7, INK, REGULAR)
    russian(sheet)


def screens(sheet: Sheet) -> None:
    """Draw four screens: the ground track, the day's plan, life support, a Russian command page."""
    cell = _screen(sheet, "screen0", 0, "ISS WORLD MAP   GMT 125 14:22:08", (24, 60, 120))
    cell.box(6, 24, 250, 119, (12, 34, 64))
    for _ in range(26):
        x, y = sheet.dice.uniform(14, 226), sheet.dice.uniform(30, 104)
        cell.box(x, y, x + sheet.dice.uniform(10, 30), y + sheet.dice.uniform(5, 12), (46, 92, 58), round_=4)
    for x in range(8, 248, 3):
        y, z = (82 + math.sin(q * 0.045) * 27 for q in (x, x + 3))
        cell.line(x, y, x + 3, z, 1.6, (250, 212, 76), None)
    cell.disc(141, 82 + math.sin(141 * 0.045) * 27, 5, (255, 84, 64))
    for k, line in enumerate(("LAT  41.2 N    LON  018.7 E", "ALT  418.6 km   7.66 km/s", "BETA  -23.4   KU-BAND AOS")):
        cell.text(10, 134 + k * 19, line, 11, (150, 228, 255), REGULAR, "lm")
    cell = _screen(sheet, "screen1", 256, "PLAN OF THE DAY · ПЛАН", (62, 64, 72))
    blocks: tuple[Paint, ...] = ((62, 120, 190), (72, 150, 92), (190, 122, 54), (150, 72, 140), (92, 96, 106))
    for k, name in enumerate(("CDR", "FE-1", "FE-2", "БИ-3", "БИ-4", "FE-5")):
        cell.text(4, 38 + k * 26, name, 11, (222, 222, 222), REGULAR, "lm")
        x = 42.0
        while x < 236:
            wide = sheet.dice.uniform(16, 60)
            cell.box(x, 27 + k * 26, min(x + wide, 252), 48 + k * 26, sheet.dice.choice(blocks))
            x += wide + 3
    cell.line(120, 20, 120, 190, 1.5, (255, 66, 56), None)
    cell = _screen(sheet, "screen2", 768, "LIFE SUPPORT · СОЖ", (30, 80, 60))
    for k, name in enumerate(("PPO2", "PPCO2", "TEMP", "H2O")):
        cell.text(8, 42 + k * 38, name, 13, (190, 236, 210), REGULAR, "lm")
        cell.box(72, 32 + k * 38, 244, 52 + k * 38, (18, 40, 34))
        for x in range(74, 242, 4):
            y = 42 + k * 38 + math.sin(x * (0.05 + 0.02 * k) + k) * 6
            cell.box(x, y, x + 3, y + 2, (90, 240, 150))
    cell = _screen(sheet, "screen3", 1024, "СИМВОЛ-Ц   ФОРМАТ 12", (40, 70, 44))
    for k in range(8):
        line = f"{('СУДН', 'СОТР', 'СТР', 'СЭП')[k % 4]}  {sheet.dice.randrange(100):02d}.{k}  НОРМА"
        cell.text(10, 34 + k * 19, line, 12, (150, 240, 160), REGULAR, "lm")
        cell.box(190, 28 + k * 19, 190 + sheet.dice.randrange(10, 56), 38 + k * 19, (60, 150, 80))


def _screen(sheet: Sheet, name: str, x: int, title: str, bar: Paint) -> Cell:
    cell = sheet.cell(name, (x, 1152, 256, 192), 1, (10, 16, 30), 36)
    cell.box(0, 0, 256, 18, bar)
    cell.text(6, 9, title, 11, (236, 240, 252), REGULAR, "lm")
    return cell


def keys(cell: Cell) -> None:
    """Draw a keyboard with both alphabets' worth of keys."""
    for k in range(84):
        x, y = 10 + k % 14 * 17, 12 + k // 14 * 17
        cell.box(x, y, x + 14, y + 14, (16, 16, 18), 150, 140, 0, 2)
        cell.text(x + 5, y + 5, chr(65 + (k * 7) % 26), 7, (192, 192, 192))
    cell.box(78, 124, 178, 182, (24, 24, 26), 120, 120, 0, 4)
    cell.disc(128, 66, 4, (202, 34, 34), 160)


def lake(cell: Cell) -> None:
    """A lake and an empty boat."""
    cell.box(6, 6, 122, 50, (168, 196, 220))
    cell.box(6, 44, 122, 90, (72, 112, 132))
    cell.box(6, 38, 122, 47, (60, 84, 62))
    cell.line(48, 66, 84, 66, 5, (96, 58, 34), None)


def river(cell: Cell) -> None:
    """A barge on a brown river."""
    cell.box(6, 6, 122, 40, (206, 204, 196))
    cell.box(6, 36, 122, 90, (134, 108, 74))
    cell.box(6, 34, 122, 42, (74, 92, 58))
    cell.box(34, 56, 96, 66, (44, 42, 46))
    cell.box(80, 46, 94, 56, (196, 80, 52))


def portrait(cell: Cell) -> None:
    """Somebody who laughs into the sun."""
    inset(cell, painted(close, 116, 84), 5, 5)


def launch(cell: Cell) -> None:
    """A rocket rising at dusk."""
    cell.box(6, 6, 122, 90, (58, 70, 110))
    cell.box(6, 60, 122, 90, (40, 38, 46))
    cell.disc(64, 62, 16, (244, 190, 92))
    cell.line(64, 58, 64, 26, 6, (232, 232, 228), None)


def family_house(cell: Cell) -> None:
    """A family before their house."""
    inset(cell, painted(doorstep, 116, 84), 5, 5)


def drawing(cell: Cell) -> None:
    """A child's drawing of a station and a sun."""
    cell.disc(104, 22, 12, (246, 204, 60))
    for x, y, w, h, paint in ((24, 46, 70, 12, (90, 90, 210)), (14, 34, 16, 36, (60, 150, 210)),
                              (88, 34, 16, 36, (60, 150, 210)), (50, 30, 14, 44, (210, 90, 90))):  # fmt: skip
        cell.rim(x, y, x + w, y + h, 2.4, paint, None)
    cell.text(64, 84, "ДЛЯ ПАПЫ", 11, (210, 70, 120), REGULAR)


def pouch(cell: Cell, english: str, other: str, stripe: Paint) -> None:
    """Draw a food pouch with its label."""
    cell.rim(4, 4, 124, 92, 3, (160, 160, 160), 110, 6)
    cell.box(18, 26, 110, 74, (242, 240, 234), 136, 140, 0, 3)
    cell.box(18, 26, 110, 34, stripe)
    cell.text(64, 46, english, 13, INK)
    cell.text(64, 63, other, 11, INK)


def russian(sheet: Sheet) -> None:
    """Draw the panels of the Russian segment: padded cloth, a hinged panel, a device, its plates."""
    cell = sheet.cell("padded", (0, 1888, 320, 160), 2, (224, 221, 210), 205, 0, (6, "weave"))
    for x in range(0, 320, 80):
        cell.line(x + 2, 0, x + 2, 160, 2, (172, 168, 154), 88)
        for y in (40, 120):
            cell.disc(x + 42, y, 5, (150, 146, 132), 96, 120)
    for y in (2, 80, 158):
        cell.line(0, y, 320, y, 2, (172, 168, 154), 88)
    cell = sheet.cell("hinged", (320, 1888, 320, 160), 2, (222, 219, 208), 140)
    cell.rim(4, 4, 316, 156, 2, (120, 116, 104), 88, 6)
    for x in (30, 145, 260):
        cell.box(x, 8, x + 32, 18, (168, 166, 158), 150, 100, 180)
    for x, y in ((20, 140), (160, 140), (300, 140), (20, 80), (300, 80)):
        cell.screw(x, y, 6)
    for x in (92, 200):
        cell.rim(x, 58, x + 28, 86, 1, (150, 146, 134), 112, 14)
    cell = sheet.cell("device", (640, 1888, 320, 160), 2, (150, 160, 142), 120)
    cell.rim(4, 4, 316, 156, 2, (70, 76, 66), 92, 8)
    cell.screws(14, 4)
    for k in range(3):
        cell.disc(52 + k * 62, 52, 24, (34, 36, 34), 120, 60)
        cell.disc(52 + k * 62, 52, 20, (226, 224, 212), 118, 90)
        a = 2.4 + k * 0.9
        cell.line(52 + k * 62, 52, 52 + k * 62 + math.cos(a) * 16, 52 + math.sin(a) * 16, 1.6, (180, 40, 30), None)
        cell.text(52 + k * 62, 90, ("БАР", "ТОК", "Па·10³")[k], 10, INK)
    for k in range(5):
        cell.disc(34 + k * 40, 124, 8, (160, 160, 158), 150, 90, 200)
        cell.box(31 + k * 40, 108, 37 + k * 40, 126, (214, 214, 212), 190, 80, 220, 2)
    for k in range(6):
        cell.box(236 + k % 2 * 34, 28 + k // 2 * 32, 264 + k % 2 * 34, 50 + k // 2 * 32,
                 ((216, 170, 60), (90, 170, 90), (190, 60, 50))[k // 2], 140, 80, 0, 3)  # fmt: skip
    cell = sheet.cell("velcro", (960, 1888, 160, 160), 2, (120, 120, 116), 235, 0, (10, "weave"))
    cell = sheet.cell("exit", (1120, 1888, 320, 80), 2, (28, 106, 62), 120)
    cell.text(160, 28, "ВЫХОД К СОЮЗУ", 24, WHITE_INK)
    cell.text(160, 58, "TO SOYUZ", 20, WHITE_INK)
    cell = sheet.cell("agencies", (1120, 1968, 320, 80), 2, (236, 235, 230), 120)
    cell.text(160, 26, "NASA · РОСКОСМОС · ESA", 20, (30, 50, 110))
    cell.text(160, 56, "JAXA · CSA / ASC", 20, (30, 50, 110))
    cell = sheet.cell("tape", (1440, 1888, 160, 80), 2, (150, 152, 154), 110, 40, (8, "weave"))
    cell = sheet.cell("glass", (1440, 1968, 160, 80), 2, (18, 26, 32), 28)
    cell = sheet.cell("kapton", (1600, 1888, 160, 80), 2, (206, 144, 52), 60, 60, (8, "crinkle"))
    cell = sheet.cell("first_aid", (1600, 1968, 160, 80), 2, (236, 234, 228), 150)
    cell.box(68, 14, 92, 66, (188, 40, 34))
    cell.box(54, 28, 106, 52, (188, 40, 34))
    plates(sheet)


def plates(sheet: Sheet) -> None:
    """Draw the small plates that are on everything in the Russian segment: numbers, what is behind, what not to do."""
    for i, (words, back, ink) in enumerate(PLATES):
        cell = sheet.cell(f"plate{i}", (1760 + i % 3 * 96, 1888 + i // 3 * 20, 96, 20), 1, back, 120)
        if words:
            cell.text(48, 10.5, words, min(12.5, 118.0 / len(words)), ink)
        else:
            cell.barcode(2, 1, 92, 18)
