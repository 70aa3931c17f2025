"""The station's pictures in blocks: close to what they were, small, with all their mipmaps, made once and kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from panda3d.core import PNMImage, Texture

from iss3d.view import blocks
from iss3d.view.station import sheets
from iss3d.view.station.sheets import blue_apart, brightness_apart, layers_in, memory, packing_of, prepared, texture_of


def seen(texture: Texture) -> np.ndarray:
    """Return what a card would read, 0 to 255, red and green first."""
    if texture.get_ram_image_compression() != Texture.CM_off:
        assert texture.uncompress_ram_image()
    data = np.frombuffer(texture.get_ram_image().get_data(), np.uint8).astype(float)
    data = data.reshape(texture.get_z_size(), texture.get_y_size(), texture.get_x_size(), -1)
    return data if texture.get_num_components() == 2 else data[..., [2, 1, 0, *range(3, data.shape[-1])]]


def decibels(a: np.ndarray, b: np.ndarray) -> float:
    return float(10.0 * np.log10(255.0**2 / max(((a - b) ** 2).mean(), 1e-9)))


def crop(tmp_path: Path, name: str, size: int) -> Path:
    """Return a corner of a shipped picture under the same name."""
    whole, part = PNMImage(str(sheets.folder() / f"{name}.jpg")), PNMImage(size, size, 3)
    part.copy_sub_image(whole, 0, 0, 0, 0, size, size)
    made = tmp_path / f"{name}.png"
    part.write(str(made))
    return made


def test_colours_that_go_against_each_other_are_kept() -> None:
    ramp = np.linspace(0, 255, 4).astype(np.uint8)
    image = np.zeros((4, 4, 3), np.uint8)
    image[:, :, 0], image[:, :, 2] = ramp, ramp[::-1]
    texture = Texture()
    texture.setup_2d_texture(4, 4, Texture.T_unsigned_byte, Texture.F_rgb)
    texture.set_ram_image(blocks.bc1(image), Texture.CM_dxt1)
    assert np.abs(seen(texture)[0] - image[:, :, ::-1]).max() < 24


def test_a_single_channel_keeps_its_ends_and_its_gradient() -> None:
    image = np.zeros((8, 8, 3), np.uint8)
    image[:, :, 1] = np.arange(64).reshape(8, 8) * 4
    image[:, :, 2] = 77
    texture = Texture()
    texture.setup_2d_texture(8, 8, Texture.T_unsigned_byte, Texture.F_rg)
    texture.set_ram_image(blocks.bc5(image), Texture.CM_rgtc)
    back = seen(texture)[0]
    assert (back[:, :, 0] == 77).all()
    assert np.abs(back[:, :, 1] - image[:, :, 1]).max() <= 9
    assert back[:, :, 1].min() == 0 and back[:, :, 1].max() == 252


@pytest.mark.parametrize(
    ("name", "size", "least_db"),
    [
        ("atlas_colour", 1024, 30.0), ("atlas_orm", 1024, 36.0), ("atlas_normal", 1024, 42.0),
        ("destiny_lamps", 1024, 40.0), ("destiny_other", 512, 31.0),
    ],
)  # fmt: skip
def test_what_the_shader_reads_is_close_to_the_picture(tmp_path: Path, name: str, size: int, least_db: float) -> None:
    file = crop(tmp_path, name, size)
    plain = seen(texture_of(file, None, mipmaps=False))
    packed = seen(texture_of(file, packing_of(name), mipmaps=False))
    if packed.shape[-1] == 4 and name.endswith("lamps"):
        packed = packed[..., :3] * packed[..., 3:] / 255.0
    elif packed.shape[-1] == 4:
        assert (packed[..., 2] == 255.0).all(), "the shader multiplies by it"
        packed = packed[..., [0, 1, 3]]
    assert decibels(packed, plain[..., : packed.shape[-1]]) > least_db


def test_taking_apart_is_undone_by_a_product() -> None:
    image = np.random.default_rng(1).integers(0, 256, (8, 8, 3), np.uint8)
    apart = brightness_apart(image).astype(float)
    assert np.abs(apart[:, :, :3] * apart[:, :, 3:] / 255.0 - image).max() <= 0.6
    other = blue_apart(image).astype(float)
    assert (other[:, :, 0] * other[:, :, 3] / 255.0 == image[:, :, 0]).all()


def test_it_is_packed_once_with_all_mipmaps_and_again_only_for_another_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = crop(tmp_path, "atlas_colour", 256)
    first = prepared(file, True, 1, tmp_path / "cache")
    assert first.get_num_ram_mipmap_images() == 9, "down to one texel, or the card draws black"
    made: list[str] = []
    real = sheets.texture_of
    monkeypatch.setattr(sheets, "texture_of", lambda path, *rest: made.append(path.name) or real(path, *rest))
    again = prepared(file, True, 1, tmp_path / "cache")
    assert made == [] and again.get_ram_image_compression() == Texture.CM_dxt1
    for n in range(9):
        assert bytes(again.get_ram_mipmap_image(n).get_data()) == bytes(first.get_ram_mipmap_image(n).get_data())
    crop(tmp_path, "atlas_colour", 128)
    assert prepared(file, True, 1, tmp_path / "cache").get_x_size() == 128 and made == ["atlas_colour.png"]


def test_layers_of_the_hull_are_the_same_packed_or_not() -> None:
    file = sheets.folder() / "hull_colour.jpg"
    layers = layers_in(file)
    plain = texture_of(file, None, True, layers)
    packed = texture_of(file, packing_of("hull_colour"), True, layers)
    assert packed.get_z_size() == plain.get_z_size() == layers
    size = packed.get_ram_mipmap_page_size(3)
    assert size == 64 * 64 // 2 and len(packed.get_ram_mipmap_image(3).get_data()) == size * layers
    pages, page = bytes(packed.get_ram_image().get_data()), packed.get_ram_page_size()
    as_they_are = seen(plain)
    for n in range(layers):
        one = Texture()
        one.setup_2d_texture(512, 512, Texture.T_unsigned_byte, Texture.F_rgb)
        one.set_ram_image(pages[n * page : (n + 1) * page], Texture.CM_dxt1)
        assert decibels(seen(one)[0], as_they_are[n]) > 28.0


def test_packed_textures_of_the_station_take_a_third_or_less() -> None:
    assert memory(blocks=True) < 100e6
    assert memory(blocks=True) * 3 < memory(blocks=False)


def test_a_damaged_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "atlas_colour.jpg").write_bytes(b"no picture")
    with pytest.raises(OSError, match=r"atlas_colour\.jpg is cut off"):
        texture_of(tmp_path / "atlas_colour.jpg", None, mipmaps=False)
