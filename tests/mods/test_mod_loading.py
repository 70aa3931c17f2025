"""Mods are found, ordered and read; whatever is wrong with one leaves the others whole."""

import json
import os

import pytest

from iss3d.mods import limits
from iss3d.mods.cache import Cache
from iss3d.mods.manifest import in_range


def codes(report):
    return [problem.code for problem in report]


def ids(content):
    return [mod.id for mod in content.mods]


def test_mods_come_by_depth_of_need_then_by_name(shelf):
    c = shelf.mod("cold", "id: cold\n")
    b = shelf.mod("blue", "id: blue\nneeds: [cold]\n")
    z = shelf.mod("zero", "id: zero\n")
    a = shelf.mod("able", "id: able\nneeds: [blue]\nafter: ['?zero']\n")
    content, report = shelf.load(a, b, c, z)
    assert report.ok and ids(content) == ["cold", "zero", "blue", "able"]


def test_the_base_comes_first_even_when_nobody_asks(shelf):
    base = shelf.mod("base")
    content, _ = shelf.load(shelf.mod("able", "id: able\n"), base=base)
    assert ids(content) == ["base", "able"]
    assert content.needs("able") == ("able", "base")


def test_an_optional_mod_that_is_not_there_is_no_mistake(shelf):
    content, report = shelf.load(shelf.mod("able", "id: able\nafter: ['?zero', zero_two]\n"))
    assert report.ok and ids(content) == ["able"]


def test_a_missing_need_leaves_out_all_that_hang_on_it(shelf):
    a = shelf.mod("able", "id: able\nneeds: [blue]\n")
    b = shelf.mod("blue", "id: blue\nneeds: [gone]\n")
    content, report = shelf.load(a, b)
    assert ids(content) == [] and codes(report) == ["M136", "M136"]


def test_mods_that_wait_for_one_another_are_left_out(shelf):
    a = shelf.mod("able", "id: able\nneeds: [blue]\n")
    b = shelf.mod("blue", "id: blue\nneeds: [able]\n")
    content, report = shelf.load(a, b, shelf.mod("cold"))
    assert ids(content) == ["cold"] and codes(report) == ["M137", "M137"]


def test_mods_that_do_not_go_together_are_not_loaded_together(shelf):
    content, report = shelf.load(shelf.mod("able", "id: able\nafter: ['!blue']\n"), shelf.mod("blue"))
    assert ids(content) == ["blue"] and codes(report) == ["M135"]


def test_a_mod_that_is_switched_off_is_not_loaded(shelf):
    content, report = shelf.load(shelf.mod("able"), shelf.mod("blue"), off=frozenset({"able"}))
    assert report.ok and ids(content) == ["blue"]


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ("id: Able\n", "M130"),
        ("title: x\n", "M120"),
        ("id: able\nlanguage: 7\n", "M131"),
        ("id: able\ngame: '>=9'\n", "M132"),
        ("- id\n", "M117"),
        ("id: [\n", "M104"),
        ("id: ../able\n", "M130"),
    ],
)
def test_a_manifest_without_a_use_says_so_and_the_mod_is_left_out(shelf, manifest, code):
    content, report = shelf.load(shelf.mod("able", manifest), shelf.mod("blue"))
    assert ids(content) == ["blue"] and codes(report) == [code]
    assert next(iter(report)).place.line >= 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("need: [x]", "M119"),
        ("version: new", "M130"),
        ("version: 1.2", "M130"),
        ("game: '~1'", "M130"),
        ("after: ['?!x']", "M130"),
        ("needs: base", "M130"),
    ],
)
def test_a_wrong_line_in_a_manifest_is_told_and_the_rest_of_the_mod_is_read(shelf, line, code):
    content, report = shelf.load(shelf.mod("able", f"id: able\n{line}\n", scenes__a="scenes: ["))
    assert ids(content) == ["able"] and codes(report) == [code, "M104"]
    assert {p.place.path for p in report} == {"able/mod.yaml", "able/scenes/a.yaml"}


def test_a_folder_without_a_manifest_is_no_mod(shelf):
    (shelf.folder / "able").mkdir()
    _, report = shelf.load(shelf.folder / "able", shelf.folder / "nowhere")
    assert codes(report) == ["M138", "M138"]


@pytest.mark.parametrize(
    ("version", "wanted", "holds"),
    [
        ("1.2.0", ">=1.0,<2", True),
        ("2.0", ">=1.0,<2", False),
        ("1", "==1.0.0", True),
        ("1.10", ">1.9", True),
        ("1", "x", False),
    ],
)
def test_versions_are_numbers_and_not_words(version, wanted, holds):
    assert in_range(version, wanted) is holds


def test_documents_come_in_load_order_then_by_path(shelf):
    b = shelf.mod("blue", scenes__z="scenes: {}", scenes__a="scenes: {}")
    a = shelf.mod("able", "id: able\nneeds: [blue]\n", scenes__m="scenes: {}", war__w="bursts: {}")
    content, _ = shelf.load(a, b)
    assert [(m, d.path) for m, d in content.documents["scenes"]] == [
        ("blue", "blue/scenes/a.yaml"),
        ("blue", "blue/scenes/z.yaml"),
        ("able", "able/scenes/m.yaml"),
    ]
    assert [d.path for _, d in content.documents["war"]] == ["able/war/w.yaml"]
    assert set(content.digests) == {"blue/scenes/a.yaml", "blue/scenes/z.yaml", "able/scenes/m.yaml", "able/war/w.yaml"}


def test_a_bad_file_is_set_aside_and_the_others_are_read(shelf):
    content, report = shelf.load(shelf.mod("able", scenes__a="scenes: [", scenes__b="scenes: {}", scenes__c="- x"))
    assert codes(report) == ["M104", "M117"]
    assert [d.path for _, d in content.documents["scenes"]] == ["able/scenes/b.yaml"]


def test_no_link_is_followed_out_of_a_mod(shelf):
    secret = shelf.folder / "secret"
    secret.mkdir()
    (secret / "s.yaml").write_text("scenes: {}")
    mod = shelf.mod("able", scenes__a="scenes: {}")
    (mod / "scenes" / "b.yaml").symlink_to(secret / "s.yaml")
    (mod / "scenes" / "deeper").symlink_to(secret)
    (mod / "war").symlink_to(secret)
    content, report = shelf.load(mod)
    assert codes(report) == ["M133", "M133"]
    assert [d.path for kind in content.documents.values() for _, d in kind] == ["able/scenes/a.yaml"]


def test_a_pipe_in_place_of_a_file_does_not_hold_the_game_up(shelf):
    mod = shelf.mod("able", scenes__a="scenes: {}")
    os.mkfifo(mod / "scenes" / "b.yaml")
    _, report = shelf.load(mod)
    assert codes(report) == ["M101"]


def test_a_mod_with_endless_files_is_read_up_to_the_limit(shelf, monkeypatch):
    monkeypatch.setattr(limits, "FILES_PER_MOD", 3)
    content, report = shelf.load(shelf.mod("able", **{f"scenes__s{n}": "scenes: {}" for n in range(5)}))
    assert codes(report) == ["M102"] and len(content.documents["scenes"]) == 3


def test_the_second_start_reads_no_yaml(shelf, monkeypatch):
    mod = shelf.mod("able", scenes__a="scenes:\n  mice: {title: Mice, n: [1, 2.5, null, true]}\n")
    first, _ = shelf.load(mod)
    monkeypatch.setattr("iss3d.mods.load.parse", lambda *_: pytest.fail("the YAML reader was asked"))
    second, report = shelf.load(mod)
    (_, one), (_, two) = first.documents["scenes"][0], second.documents["scenes"][0]
    assert report.ok and one.value == two.value and one.marks == two.marks and one.lines == two.lines
    assert two.place(("scenes", "mice", "n", 1)) == one.place(("scenes", "mice", "n", 1))


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\x00", b"0" * 64 + b"\n[{}, []]"])
def test_a_damaged_cache_is_ignored_and_written_again(shelf, damage):
    mod = shelf.mod("able", scenes__a="scenes: {mice: {title: Mice}}\n")
    shelf.load(mod)
    kept = sorted((shelf.folder / "cache" / "parsed").iterdir())
    whole = [file.read_bytes() for file in kept]
    for file in kept:
        file.write_bytes(damage)
    content, report = shelf.load(mod)
    assert report.ok and content.documents["scenes"][0][1].value == {"scenes": {"mice": {"title": "Mice"}}}
    assert [file.read_bytes() for file in kept] == whole


def test_a_cache_that_was_tampered_with_is_not_believed(shelf):
    mod = shelf.mod("able", scenes__a="scenes: {mice: {title: Mice}}\n")
    shelf.load(mod)
    for file in (shelf.folder / "cache" / "parsed").iterdir():
        file.write_bytes(file.read_bytes().replace(b"Mice", b"Rats"))
    content, _ = shelf.load(mod)
    assert content.documents["scenes"][0][1].value["scenes"]["mice"]["title"] == "Mice"


def test_a_file_with_problems_is_not_cached_so_that_they_are_told_again(shelf):
    mod = shelf.mod("able", scenes__a="scenes: {a: 1, a: 2}\n")
    assert codes(shelf.load(mod)[1]) == codes(shelf.load(mod)[1]) == ["M107"]


def test_a_cache_that_cannot_be_written_is_done_without(shelf):
    (shelf.folder / "blocked").write_text("a file where the folder should be")
    shelf.cache = Cache(shelf.folder / "blocked")
    content, report = shelf.load(shelf.mod("able", scenes__a="scenes: {}"))
    assert report.ok and len(content.documents["scenes"]) == 1 and not shelf.cache.writable


def test_the_cache_holds_nothing_but_json(shelf):
    shelf.load(shelf.mod("able", scenes__a="scenes: {mice: {title: Мыши}}\n"))
    for file in (shelf.folder / "cache" / "parsed").iterdir():
        seal, body = file.read_text().split("\n")
        assert len(seal) == 64 and isinstance(json.loads(body), list)
