"""Every string has an id; a translation falls back to English and cannot reach into what it is given."""

from iss3d.mods.texts import load_texts

ENGLISH = 'name: English\ntexts:\n  menu: {new: "New story", save: "Slot {number}"}\n'


def codes(report):
    return [problem.code for problem in report]


def texts(shelf, language="en", **files):
    content, report = shelf.load(shelf.mod("able", **files))
    return load_texts(content, report, language), report


def test_a_text_is_found_by_its_id_and_its_slots_are_filled(shelf):
    found, report = texts(shelf, texts__en=ENGLISH)
    assert report.ok
    assert found.get("menu.new") == "New story" and found.get("menu.save", number=3) == "Slot 3"


def test_what_is_not_translated_is_english_and_what_is_nowhere_is_noted(shelf):
    found, _ = texts(shelf, "ru", texts__en=ENGLISH, texts__ru='name: Русский\ntexts: {menu.new: "Новая игра"}\n')
    assert found.get("menu.new") == "Новая игра" and found.get("menu.save", number=1) == "Slot 1"
    assert found.get("menu.gone") == "[menu.gone]" and found.missing == {"menu.gone"}
    assert found.languages() == (("en", "English"), ("ru", "Русский"))


def test_a_translation_cannot_reach_into_values(shelf):
    evil = 'texts: {menu: {save: "{number.__class__} {number!r} {0}"}}\n'
    found, _ = texts(shelf, "ru", texts__en=ENGLISH, texts__ru=evil)
    assert found.get("menu.save", number=3) == "{number.__class__} {number!r} {0}"


def test_lines_are_translated_by_their_id(shelf):
    found, _ = texts(shelf, "ru", texts__ru='lines: {toast: "За тех, кто внизу."}\n')
    assert found.line("toast", "To those below.") == "За тех, кто внизу."
    assert found.line("other", "Enough.") == "Enough."


def test_several_files_of_one_language_and_later_mods_add_up(shelf):
    a = shelf.mod("able", texts__en=ENGLISH, texts__more='language: en\ntexts: {menu: {quit: "Quit"}}\n')
    b = shelf.mod("blue", "id: blue\nneeds: [able]\n", texts__en='texts: {menu: {new: "Begin"}}\n')
    content, report = shelf.load(a, b)
    found = load_texts(content, report)
    assert report.ok and [found.get(f"menu.{k}") for k in ("new", "quit")] == ["Begin", "Quit"]


def test_facts_and_endings_belong_to_the_mod_that_tells_them(shelf):
    own = 'texts: {facts: {dream: "I dreamed.", "base:gift": "A gift."}, ending: {home: "Home."}}\n'
    found, report = texts(shelf, texts__en=own, texts__ru='texts: {facts: {dream: "Мне снилось."}}\n')
    assert report.ok and len(report) == 0
    ids = ("facts.able:dream", "facts.gift", "ending.able:home")
    assert [found.get(id) for id in ids] == ["I dreamed.", "A gift.", "Home."]


def test_what_is_wrong_with_a_text_file_is_told(shelf):
    _, report = texts(
        shelf,
        texts__en=ENGLISH,
        texts__ru='texts: {menu: {nwe: "Новая", save: "{nummer}", list: [1]}}\nlinse: {}\n',
        texts__strings="texts: {}\n",
    )
    assert codes(report) == ["X604", "X602", "X603", "M119", "X601"] or sorted(codes(report)) == [
        "M119", "X601", "X602", "X603", "X604",
    ]  # fmt: skip
    assert any("menu.new" in p.hint for p in report)
