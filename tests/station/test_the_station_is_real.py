"""The placed modules against published figures, copied here with the tolerance of their source."""

import pytest

from iss3d.vectors import dot

# id: centre x, y, z, length, diameter, tolerance of the place (metres, station axes)
FACTS = {
    "zvezda": (-29.17, 0, 4.15, 13.1, 4.15, 0.1),
    "zarya": (-16.3, 0, 4.14, 12.56, 4.11, 0.1),
    "poisk": (-23.7, 0, 1.0, 4.05, 2.55, 0.1),
    "rassvet": (-11.14, 0, 8.28, 6.0, 2.35, 0.1),
    "nauka": (-23.7, 0, 11.8, 13.12, 4.25, 0.5),
    "prichal": (-23.7, 0, 20.5, 4.91, 3.3, 0.6),
    "unity": (-4.89, 0, 4.85, 5.47, 4.57, 0.15),
    "destiny": (2.11, 0, 4.85, 8.5, 4.3, 0.1),
    "harmony": (9.74, 0, 4.85, 6.74, 4.48, 0.15),
    "columbus": (11.0, 5.59, 4.85, 6.871, 4.477, 0.25),
    "jpm": (11.0, -7.75, 4.85, 11.2, 4.4, 0.25),
    "jlp": (11.0, -7.08, 0.5, 3.9, 4.4, 0.1),
    "quest": (-4.46, 4.9, 4.85, 5.5, 4.0, 0.3),
    "tranquility": (-4.46, -5.52, 4.85, 6.74, 4.48, 0.25),
    "cupola": (-4.46, -6.78, 7.75, 1.5, 2.955, 0.25),
    "leonardo": (1.0, -6.78, 4.85, 6.61, 4.5, 0.25),
    "beam": (-8.6, -6.78, 4.85, 4.01, 3.23, 0.3),
    "bishop": (-4.46, -9.8, 4.85, 1.8, 2.1, 0.3),
    "soyuz": (-11.14, 0, 14.9, 7.22, 2.72, 0.3),
    "progress": (-39.4, 0, 4.15, 7.79, 2.72, 0.2),
    "dragon": (20.1, 0, 5.58, 8.1, 4.0, 0.3),
}

# mating planes: hatch, centre, clear opening
PLANES = {
    "zarya_zvezda": ((-22.6, 0, 4.145), 0.8),
    "zvezda_poisk": ((-23.7, 0, 3.02), 0.8),
    "zvezda_nauka": ((-23.7, 0, 5.27), 0.8),
    "nauka_prichal": ((-23.7, 0, 18.3), 0.8),
    "zarya_rassvet": ((-11.14, 0, 5.28), 0.8),
    "pma1_zarya": ((-10.01, 0, 4.14), 0.8),
    "unity_pma1": ((-7.62, 0, 4.85), 1.27),
    "unity_destiny": ((-2.15, 0, 4.85), 1.27),
    "unity_quest": ((-4.46, 2.15, 4.85), 1.27),
    "unity_tranquility": ((-4.46, -2.15, 4.85), 1.27),
    "destiny_harmony": ((6.37, 0, 4.85), 1.27),
    "harmony_pma2": ((13.1, 0, 4.85), 1.27),
    "harmony_columbus": ((11.0, 2.15, 4.85), 1.27),
    "harmony_jpm": ((11.0, -2.15, 4.85), 1.27),
    "harmony_pma3": ((11.0, 0, 2.7), 1.27),
    "jpm_jlp": ((11.0, -7.08, 2.44), 1.27),
    "tranquility_cupola": ((-4.46, -6.78, 7.0), 1.27),
    "tranquility_leonardo": ((-2.31, -6.78, 4.85), 1.27),
    "tranquility_beam": ((-6.61, -6.78, 4.85), 1.27),
    "tranquility_bishop": ((-4.46, -8.89, 4.85), 1.27),
    "pma2_dragon": ((16.1, 0, 5.58), 0.8),
}


@pytest.mark.parametrize("name", FACTS)
def test_module_has_its_published_size_and_place(station, name):
    x, y, z, length, diameter, tolerance = FACTS[name]
    module = station.modules[name]
    assert module.centre == pytest.approx((x, y, z), abs=tolerance)
    assert module.length == pytest.approx(length, abs=0.25)
    assert module.diameter == pytest.approx(diameter, abs=0.05)


@pytest.mark.parametrize("name", FACTS)
def test_hull_is_as_long_as_the_module_and_no_wider(station, name):
    module = station.modules[name]
    axis = max(range(3), key=lambda i: abs(module.axis[i]))
    ends = [p[axis] for part in module.hull for p in (part.start, part.end)]
    x_y_z, length = FACTS[name][:3], FACTS[name][3]
    assert max(ends) - min(ends) == pytest.approx(length, abs=0.65)
    assert (max(ends) + min(ends)) / 2 == pytest.approx(x_y_z[axis], abs=FACTS[name][5] + 0.25)
    assert max(max(p.start_radius, p.end_radius) for p in module.hull) <= FACTS[name][4] / 2 + 0.06


@pytest.mark.parametrize("name", PLANES)
def test_hatch_lies_in_its_mating_plane(station, name):
    centre, clear = PLANES[name]
    portal = station.portal_of(name)
    assert portal.centre == pytest.approx(centre, abs=0.02)
    assert portal.clear == pytest.approx(clear, abs=0.01)


def test_laboratory_aisles_are_two_metres_and_a_bit(station):
    for name in ("destiny", "columbus", "jpm", "leonardo"):
        cell = station.cells[f"{name}_main"]
        assert cell.high[2] - cell.low[2] == pytest.approx(2.2, abs=0.15)


def test_russian_corridor_is_narrower_than_the_laboratory(station):
    zarya, destiny = station.cells["zarya_corridor"], station.cells["destiny_main"]
    assert zarya.high[1] - zarya.low[1] < destiny.high[1] - destiny.low[1]


def test_air_stays_within_the_hull(station):
    for cell in station.cells.values():
        module = station.modules[cell.module]
        widest = max(max(p.start_radius, p.end_radius) for p in module.hull)
        axis = max(range(3), key=lambda i: abs(module.axis[i]))
        for face in cell.faces:
            for corner in face.corners:
                off = [corner[i] - module.centre[i] for i in range(3) if i != axis]
                assert (off[0] ** 2 + off[1] ** 2) ** 0.5 <= widest + 0.75, cell.id


def test_cupola_has_a_round_window_of_eighty_centimetres_and_six_round_it(station):
    panes = [w for w in station.windows.values() if w.module == "cupola"]
    assert len(panes) == 7
    centre = station.windows["cupola_window_0"]
    assert centre.normal == pytest.approx((0, 0, 1))
    across = max(abs(c[0] - centre.centre[0]) for c in centre.corners)
    assert across == pytest.approx(0.4, abs=0.01)
    assert all(len(station.windows[f"cupola_window_{n}"].corners) == 4 for n in range(1, 7))


def test_destiny_window_is_over_the_third_bay_of_the_deck(station):
    assert station.windows["destiny_window_1"].centre == pytest.approx((2.6, 0, 5.95), abs=0.02)


def test_zvezda_has_thirteen_windows(station):
    assert sum(w.module == "zvezda" for w in station.windows.values()) == 13


def test_bay_one_of_destiny_is_at_its_forward_end(station):
    codes = {label.text: label.centre for label in station.labels if label.module == "destiny"}
    assert codes["LAB1S"][0] > codes["LAB6S"][0]


@pytest.mark.parametrize("module", ("unity", "destiny", "harmony", "leonardo", "columbus", "tranquility"))
def test_the_code_of_a_rack_place_stands_at_that_place_on_every_side(station, module):
    home = station.modules[module]
    bays = {}
    for label in station.labels:
        if label.module == module and label.text.startswith(home.code) and label.text[-2].isdigit():
            bays.setdefault(label.text[:-1], []).append(dot(label.centre, home.axis))
    assert bays
    for places in bays.values():
        assert max(places) - min(places) < 0.01


def test_signs_in_the_russian_segment_are_in_russian(station):
    assert "ЗВЕЗДА" in [label.text for label in station.labels if label.module == "zarya"]
    assert "ZARYA" in [label.text for label in station.labels if label.module == "pma1"]
