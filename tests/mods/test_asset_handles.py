"""A handle names an asset of a mod and nothing else on this machine."""

import pytest

from iss3d.mods.handles import BadHandleError, resolve


@pytest.fixture
def mods(shelf):
    top = shelf.mod("able")
    (top / "models" / "props").mkdir(parents=True)
    (top / "models" / "props" / "crate.glb").write_bytes(b"glTF")
    (top / "models" / "notes.txt").write_text("x")
    (shelf.folder / "secret.glb").write_bytes(b"secret")
    (top / "models" / "link.glb").symlink_to(shelf.folder / "secret.glb")
    (top / "models" / "away").symlink_to(shelf.folder)
    return shelf.load(top)[0].mods


def test_a_handle_leads_to_its_file(mods):
    assert resolve("able:models/props/crate.glb", mods).read_bytes() == b"glTF"
    assert resolve("models/props/crate.glb", mods, "able").name == "crate.glb"


@pytest.mark.parametrize(
    "handle",
    [
        "able:../secret.glb", "able:models/../../secret.glb", "able:/etc/passwd", "able:models/../mod.yaml",
        "able:C:/secret.glb", "able:models\\..\\..\\secret.glb", "able:models/link.glb", "able:models/away/secret.glb",
        "able:models/notes.txt", "able:mod.yaml", "able:models", "able:", "", "able:models/\0.glb", "able:audio/x.glb",
        "able:models/" + "x/" * 200 + "a.glb", "able://host/share/x.glb",
    ],
)  # fmt: skip
def test_no_handle_leads_out_of_the_mod(mods, handle):
    with pytest.raises(BadHandleError) as caught:
        resolve(handle, mods)
    assert caught.value.code == "M140"


def test_a_missing_asset_names_the_nearest_one(mods):
    with pytest.raises(BadHandleError) as caught:
        resolve("able:models/props/crat.glb", mods)
    assert caught.value.code == "M141" and "crate.glb" in caught.value.hint
    with pytest.raises(BadHandleError) as caught:
        resolve("abel:models/props/crate.glb", mods)
    assert caught.value.code == "M141" and "able" in caught.value.hint
