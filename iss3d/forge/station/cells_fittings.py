"""What is drawn on the atlas's upper sheet of fittings: closeout panels, faces of experiments, small boxes, laptops."""

from __future__ import annotations

import math

from iss3d.forge.station.cells import INK, WHITE_INK
from iss3d.forge.station.sheet import REGULAR, Cell, Paint, Sheet

GROOVE: Paint = (116, 116, 114)
FACES = ("face0", "face1", "face2", "face3")
UNITS = ("unit0", "unit1", "unit2", "unit3", "unit4", "unit5")


def draw(sheet: Sheet) -> None:
    """Draw everything of this page."""
    for i, (paint, draw_it) in enumerate((((221, 219, 212), turned_down), ((214, 213, 207), stripped),
                                          ((224, 222, 216), ported), ((206, 207, 205), louvred))):  # fmt: skip
        draw_it(sheet.cell(f"panel{i}", (i * 512, 512, 512, 256), 2, paint, 128))
    for i, (paint, draw_it) in enumerate((((198, 200, 202), incubator), ((226, 225, 220), bioreactor),
                                          ((62, 66, 72), recorder), ((178, 184, 188), pump_box))):  # fmt: skip
        draw_it(sheet.cell(FACES[i], (i * 512, 768, 512, 256), 2, paint, 112))
    units = (power_strip, radio, sensor, fan_box, hub, sampler)
    for i, draw_it in enumerate(units):
        draw_it(sheet.cell(UNITS[i], (i * 256, 1024, 256, 256), 2, ((212, 212, 208), (54, 57, 62))[i % 2], 112))
    deck(sheet.cell("deck", (1536, 1024, 256, 192), 1, (36, 37, 40), 110))
    chest_unit(sheet.cell("dcm", (1792, 1024, 256, 192), 1, (206, 208, 210), 120))
    keypad(sheet.cell("keypad", (1536, 1216, 256, 64), 1, (46, 48, 52), 120))
    ruler(sheet.cell("ruler", (1792, 1216, 256, 64), 1, (236, 234, 226), 140))


def fasteners(cell: Cell, spots: list[tuple[float, float]]) -> None:
    """Draw quarter-turn fasteners with a slot."""
    for x, y in spots:
        cell.disc(x, y, 7, (150, 151, 152), 118, 100, 180)
        cell.disc(x, y, 5, (186, 188, 190), 146, 90, 220)
        cell.line(x - 3.6, y - 3.6, x + 3.6, y + 3.6, 1.4, (58, 58, 60), 96)


def edge(cell: Cell) -> None:
    """Draw the groove round a panel."""
    cell.rim(3, 3, cell.w - 3, cell.h - 3, 1.8, GROOVE, 92, 8)


def turned_down(cell: Cell) -> None:
    """Draw a closeout held by quarter turns, with a dimpled field and a part number."""
    edge(cell)
    fasteners(cell, [(20 + k * 118, y) for k in range(5) for y in (18, 238)])
    cell.rim(48, 44, 464, 212, 1.2, (168, 167, 162), 108, 20)
    cell.text(400, 228, "P/N 683-13104-2", 9, (120, 120, 118), REGULAR)


def stripped(cell: Cell) -> None:
    """Draw a panel with rows of hook-and-loop on which things are kept, worn about the edges."""
    edge(cell)
    fasteners(cell, [(16, 16), (496, 16), (16, 240), (496, 240)])
    for y in (64, 128, 192):
        x = 44.0
        while x < 440:
            wide = cell.sheet.dice.choice((34.0, 48.0, 48.0, 64.0))
            cell.box(x, y - 9, x + wide, y + 9, (194, 190, 178), 146, 238, 0, 2)
            x += wide + cell.sheet.dice.uniform(14, 46)


def ported(cell: Cell) -> None:
    """Draw a panel with a hole for the extinguisher's nozzle, and a hinged part."""
    edge(cell)
    fasteners(cell, [(22, 22), (490, 22), (22, 234), (490, 234), (256, 22), (256, 234)])
    cell.disc(96, 128, 24, (196, 58, 46), 132, 120)
    cell.disc(96, 128, 18, (232, 230, 224), 130, 120)
    cell.disc(96, 128, 9, (26, 26, 27), 84)
    cell.rim(196, 52, 452, 204, 1.6, GROOVE, 92, 10)
    for x in (230, 320, 410):
        cell.box(x, 48, x + 26, 58, (176, 178, 180), 150, 90, 200, 2)
    cell.box(300, 176, 352, 192, (64, 66, 70), 104, 120, 0, 4)


def louvred(cell: Cell) -> None:
    """Draw a panel with two fields of slots."""
    edge(cell)
    fasteners(cell, [(16, 16), (496, 16), (16, 240), (496, 240)])
    for left in (44, 284):
        for k in range(9):
            cell.box(left, 48 + k * 19, left + 184, 56 + k * 19, (24, 25, 26), 72, 200, 0, 3)
            cell.line(left, 47 + k * 19, left + 184, 47 + k * 19, 1.0, (232, 232, 228), 156)


def dial(cell: Cell, x: float, y: float, r: float, words: str) -> None:
    """Draw a knob to turn with its ticks."""
    for k in range(9):
        a = 2.4 + k * 0.56
        cell.line(x + math.cos(a) * r * 1.25, y + math.sin(a) * r * 1.25, x + math.cos(a) * r * 1.5,
                  y + math.sin(a) * r * 1.5, 1.0, INK, None)  # fmt: skip
    cell.disc(x, y, r, (34, 35, 38), 166, 120)
    cell.disc(x, y, r * 0.74, (50, 52, 56), 186, 100)
    cell.line(x, y, x + r * 0.5, y - r * 0.5, 2.0, (236, 236, 232), None)
    cell.text(x, y + r * 1.9, words, 9, INK)


def readout(cell: Cell, x: float, y: float, w: float, lines: tuple[str, ...], ink: Paint = (120, 236, 190)) -> None:
    """Draw a small display with some lines."""
    high = 12.0 + 16.0 * len(lines)
    cell.box(x - 4, y - 4, x + w + 4, y + high + 4, (20, 21, 23), 118, 60, 0, 4)
    cell.box(x, y, x + w, y + high, (10, 34, 34), 112, 30, 0, 2)
    for k, line in enumerate(lines):
        cell.text(x + 8, y + 14 + k * 16, line, 11, ink, REGULAR, "lm")


def incubator(cell: Cell) -> None:
    """Draw the front of an incubator: a hatch with a dark pane, a display, knobs, two sockets."""
    edge(cell)
    cell.screws(14, 4)
    cell.box(28, 34, 268, 222, (184, 186, 188), 144, 110, 60, 10)
    cell.rim(28, 34, 268, 222, 2, (88, 90, 92), 96, 10)
    cell.box(48, 54, 248, 180, (20, 26, 30), 108, 24, 0, 6)
    cell.line(56, 172, 150, 60, 5, (40, 52, 60), None)
    cell.box(118, 196, 178, 212, (40, 42, 45), 176, 120, 0, 5)
    readout(cell, 296, 40, 120, ("TEMP   36.8 C", "CO2     5.0 %", "RH     91 %"))
    for k in range(2):
        dial(cell, 326 + k * 66, 136, 14, ("SET", "FAN")[k])
    cell.connector(330, 212, 15, 9)
    cell.connector(386, 212, 19, 12)
    cell.label(424, 190, 70, 44, "BIO-4", (240, 240, 236), INK, 14)
    for k, paint in enumerate(((60, 220, 110), (60, 220, 110), (240, 170, 50))):
        cell.disc(450 + k * 16, 50, 4, paint, 150, 60)


def bioreactor(cell: Cell) -> None:
    """Draw a white box of cassettes: six slots with tags and a strip of lamps."""
    edge(cell)
    cell.screws(12, 4)
    for k in range(6):
        x = 30 + k * 60
        cell.box(x, 48, x + 50, 190, (204, 205, 202), 148, 110, 20, 4)
        cell.rim(x, 48, x + 50, 190, 1.4, (110, 112, 112), 100, 4)
        cell.box(x + 8, 60, x + 42, 76, ((60, 120, 200), (222, 190, 60), (70, 160, 90))[k % 3], 150, 120, 0, 2)
        cell.box(x + 15, 150, x + 35, 178, (54, 56, 60), 170, 110, 0, 3)
        cell.text(x + 25, 104, f"{k + 1:02d}", 15, INK)
        cell.disc(x + 25, 206, 4, ((60, 220, 110), (62, 64, 66))[k == 4], 150, 60)
    cell.label(400, 40, 92, 30, "CELL-CULT", (32, 62, 126), WHITE_INK, 13)
    cell.barcode(402, 84, 88, 40)
    cell.connector(446, 168, 20, 12)
    cell.text(446, 206, "J3  28 V", 9, INK)
    cell.text(40, 26, "DO NOT SHAKE · НЕ ТРЯСТИ", 12, (150, 40, 36), REGULAR, "lm")


def recorder(cell: Cell) -> None:
    """Draw a dark recorder: a display, disc slots, a keypad, vents, a handle's feet."""
    edge(cell)
    cell.screws(14, 4)
    readout(cell, 40, 40, 150, ("REC  01:14:07", "CH 1-8  OK", "DISK 62 %"), (250, 204, 90))
    for k in range(4):
        cell.box(40, 128 + k * 26, 214, 146 + k * 26, (24, 25, 27), 96, 120, 0, 3)
        cell.box(188, 133 + k * 26, 206, 141 + k * 26, ((60, 220, 110), (60, 64, 62))[k % 2], 140, 80)
    for k in range(12):
        x, y = 250 + k % 4 * 30, 44 + k // 4 * 30
        cell.box(x, y, x + 23, y + 22, (92, 96, 102), 172, 110, 0, 4)
        cell.text(x + 11, y + 11, "789E456C123.0"[k], 12, WHITE_INK)
    for k in range(11):
        cell.box(392 + k * 9, 44, 396 + k * 9, 130, (14, 15, 16), 74)
    for k in range(4):
        cell.connector(272 + k * 62, 188, (15, 20, 20, 15)[k], 10)
        cell.text(272 + k * 62, 226, ("PWR", "VID A", "VID B", "SYNC")[k], 9, WHITE_INK)


def pump_box(cell: Cell) -> None:
    """Draw a box with gauges, quick disconnects of hoses, a flow label and warnings."""
    edge(cell)
    cell.screws(12, 4)
    for k, word in enumerate(("kPa", "°C")):
        x = 78 + k * 108
        cell.disc(x, 84, 42, (44, 46, 48), 150, 90, 160)
        cell.disc(x, 84, 37, (242, 240, 232), 138, 60)
        for t in range(11):
            a = 2.5 + t * 0.42
            cell.line(x + math.cos(a) * 28, 84 + math.sin(a) * 28, x + math.cos(a) * 34, 84 + math.sin(a) * 34, 1.2)
        cell.line(x, 84, x + math.cos(4.2 + k) * 27, 84 + math.sin(4.2 + k) * 27, 2.2, (196, 40, 32), None)
        cell.text(x, 104, word, 10, INK)
    for k in range(4):
        x = 60 + k * 76
        cell.disc(x, 192, 27, (90, 94, 98), 150, 90, 200)
        cell.disc(x, 192, 20, ((40, 84, 170), (190, 50, 40))[k % 2], 120, 100)
        cell.disc(x, 192, 10, (18, 19, 20), 84)
        cell.text(x, 230, ("IN", "OUT", "IN", "OUT")[k], 9, INK)
    cell.box(372, 30, 488, 120, (240, 240, 236), 134, 110, 0, 4)
    cell.line(388, 74, 466, 74, 4, (40, 84, 170), None)
    cell.line(452, 64, 468, 74, 4, (40, 84, 170), None)
    cell.line(452, 84, 468, 74, 4, (40, 84, 170), None)
    cell.text(430, 46, "FLOW", 14, INK)
    cell.label(372, 138, 116, 40, "HOT SURFACE", (226, 192, 48), INK, 14)
    cell.barcode(376, 190, 104, 44)


def power_strip(cell: Cell) -> None:
    """Draw six outlets with switches."""
    edge(cell)
    for k in range(6):
        x, y = 66 + k % 2 * 120, 56 + k // 2 * 72
        cell.connector(x, y, 22, 5)
        cell.box(x + 34, y - 14, x + 46, y + 14, ((60, 190, 100), (200, 60, 48))[k == 3], 168, 90, 0, 3)
    cell.text(128, 240, "UOP 120 V DC", 12, INK)


def radio(cell: Cell) -> None:
    """Draw an intercom's panel: a loudspeaker's slots, a display, round buttons."""
    edge(cell)
    for k in range(9):
        cell.box(28, 28 + k * 10, 118, 33 + k * 10, (16, 17, 18), 76, 160, 0, 2)
    readout(cell, 140, 30, 86, ("SG 1  ON", "VOL 7"), (140, 220, 250))
    for k in range(9):
        x, y = 148 + k % 3 * 34, 120 + k // 3 * 40
        cell.disc(x, y, 13, (130, 134, 140), 168, 90)
        cell.text(x, y, "123456789"[k], 12, INK)
    cell.disc(74, 176, 34, (176, 44, 36), 168, 90)
    cell.text(74, 176, "PTT", 18, WHITE_INK)


def sensor(cell: Cell) -> None:
    """Draw a sensor of air or rays: a round mesh, two lines on a display."""
    edge(cell)
    cell.disc(128, 92, 62, (70, 73, 78), 112, 110, 80)
    for a in range(-50, 51, 12):
        for b in range(-50, 51, 12):
            if a * a + b * b < 2700:
                cell.disc(128 + a, 92 + b, 3.6, (18, 19, 20), 80)
    readout(cell, 46, 176, 164, ("CO2  2.4 mmHg", "DOSE 11.6 uSv/h"))


def fan_box(cell: Cell) -> None:
    """Draw a portable fan behind its guard."""
    edge(cell)
    cell.disc(128, 128, 108, (28, 30, 33), 84, 140)
    for k in range(7):
        a = k * math.tau / 7
        cell.line(128, 128, 128 + math.cos(a) * 92, 128 + math.sin(a) * 92, 26, (70, 74, 80), 108)
    for r in (100, 80, 60, 40):
        for q in range(72):
            a, b = q * math.tau / 72, (q + 1) * math.tau / 72
            cell.line(128 + math.cos(a) * r, 128 + math.sin(a) * r, 128 + math.cos(b) * r, 128 + math.sin(b) * r, 3,
                      (178, 180, 182), 168)  # fmt: skip
    cell.disc(128, 128, 24, (186, 188, 190), 176, 90, 200)
    cell.screws(16, 5)


def hub(cell: Cell) -> None:
    """Draw a hub for network and video: two rows of sockets with lamps."""
    edge(cell)
    for k in range(10):
        x, y = 26 + k % 5 * 42, 52 + k // 5 * 76
        cell.box(x, y, x + 34, y + 30, (40, 42, 45), 104, 110, 60, 2)
        cell.box(x + 7, y + 7, x + 27, y + 30, (12, 12, 13), 76)
        cell.disc(x + 8, y - 8, 3, (60, 220, 110), 150, 60)
        cell.disc(x + 24, y - 8, 3, ((240, 170, 50), (60, 62, 64))[k % 3 == 0], 150, 60)
    cell.label(60, 196, 136, 34, "JSL HUB 2", (240, 240, 236), INK, 18)


def sampler(cell: Cell) -> None:
    """Draw an air sampler: a grille above, a row of tubes, a key."""
    edge(cell)
    for k in range(5):
        cell.box(28, 30 + k * 16, 228, 38 + k * 16, (14, 15, 16), 74, 160, 0, 3)
    for k in range(6):
        cell.box(34 + k * 34, 124, 52 + k * 34, 196, ((196, 220, 232), (214, 160, 70))[k % 2], 168, 40, 0, 6)
    cell.box(92, 212, 164, 236, (70, 160, 90), 168, 90, 0, 5)
    cell.text(128, 224, "START", 13, WHITE_INK)


def deck(cell: Cell) -> None:
    """Draw the lower half of a laptop: keys in staggered rows, a pointing plate, speakers, stickers."""
    for row in range(6):
        shift = (0, 0, 5, 8, 13, 0)[row]
        x, y = 12.0 + shift, 14 + row * 17 if row else 12
        while x < 232:
            wide = 13.0 if not (row == 5 and 76 < x < 96) else 84.0
            cell.box(x, y, x + wide, y + (8 if row == 0 else 13), (20, 21, 23), 158, 150, 0, 2)
            if row and wide < 20:
                cell.text(x + 4, y + 5, chr(65 + int(x * 3 + row * 7) % 26), 6, (206, 206, 206))
            x += wide + 4
    cell.box(88, 126, 168, 180, (26, 27, 29), 120, 80, 0, 4)
    cell.rim(88, 126, 168, 180, 1, (66, 68, 72), 104, 4)
    cell.disc(126, 64, 3, (206, 44, 38), 170)
    cell.box(18, 136, 66, 172, (240, 240, 236), 132, 120, 0, 2)
    cell.text(42, 148, "SSC 12", 11, INK)
    cell.barcode(20, 156, 44, 14)
    cell.disc(214, 152, 17, (32, 74, 148), 132, 110)
    cell.text(214, 152, "ISS", 12, WHITE_INK)


def chest_unit(cell: Cell) -> None:
    """The top of a suit's display and control unit: its line of letters, switches, oxygen and temperature knobs."""
    edge(cell)
    readout(cell, 20, 18, 140, ("SUIT P 4.3  O2 88%", "BATT 17.2 V  OK"))
    cell.text(208, 24, "O2 ACTUATOR", 9, INK)
    for n, word in enumerate(("OFF", "IV", "PRESS", "EVA")):
        cell.text((181, 196, 216, 239)[n], 42, word, 7, INK, REGULAR)
    for n, word in enumerate(("COMM", "FAN", "PUMP")):
        cell.text(34 + n * 39, 120, word, 10, INK)
        cell.text(34 + n * 39, 170, "ON", 9, INK, REGULAR)
    cell.text(174, 172, "VOL", 10, INK)
    cell.text(222, 176, "TEMP", 10, INK)
    cell.box(196, 164, 222, 168, (40, 90, 190))
    cell.box(222, 164, 248, 168, (200, 50, 40))


def keypad(cell: Cell) -> None:
    """Draw a strip of square keys with lamps over them."""
    for k in range(12):
        x = 8 + k * 20.3
        cell.box(x, 22, x + 16, 54, (118, 122, 128), 172, 100, 0, 3)
        cell.disc(x + 8, 11, 3, ((60, 220, 110), (240, 170, 50), (72, 74, 76))[k * 5 % 3], 150, 60)


def ruler(cell: Cell) -> None:
    """Draw a white strip with a scale and numbers, as stuck along panels."""
    for k in range(64):
        cell.line(k * 4, 64, k * 4, 64 - (24 if k % 10 == 0 else 12), 0.8, INK, None)
        if k % 10 == 0:
            cell.text(k * 4 + 8, 24, str(k), 12, INK)
