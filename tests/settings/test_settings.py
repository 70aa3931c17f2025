"""Options declare themselves, hold only what they can, and survive a damaged file; every input can be rebound."""

import json

import pytest

from iss3d.mods.load import load_content
from iss3d.mods.texts import load_texts
from iss3d.reports import Report
from iss3d.settings.bindings import ACTIONS, Bindings, device_of
from iss3d.settings.options import BY_ID, COMFORT_PRESETS, GROUPS, OPTIONS, in_group
from iss3d.settings.rules import RulesSettings
from iss3d.settings.store import Settings, load_settings, save_settings


def test_every_option_has_a_page_and_can_have_its_default():
    assert [option.id for group in GROUPS for option in in_group(group)] == [option.id for option in OPTIONS]
    assert len(BY_ID) == len(OPTIONS)
    for option in OPTIONS:
        assert option.accept(option.default) == option.default, option.id


def test_what_a_player_expects_without_asking_is_there():
    assert Settings().on("subtitles") and Settings().on("speaker_names") and Settings().on("direction_mark")
    assert BY_ID["text_size"].high == 2.0
    assert {
        "fov", "mouse_sensitivity", "invert_y", "shake", "gore_reduced", "colour_safe", "high_contrast", "grip",
        "flashes", "volume_master", "volume_voice", "volume_effects", "volume_music", "volume_ambience", "window_mode",
        "quality", "difficulty", "hints", "language", "auto_level", "spin", "swim",
    } <= set(BY_ID)  # fmt: skip


def test_the_first_launch_asks_five_things():
    assert {o.id for o in OPTIONS if o.first} == {"subtitles", "text_size", "comfort", "mouse_sensitivity", "flashes"}


def test_every_option_and_action_has_its_words_in_every_language():
    report = Report()
    texts = load_texts(load_content([], report), report)
    ids = [i for o in OPTIONS for i in (o.label, o.help, *(o.choice_label(c) for c in o.choices))]
    ids += [f"settings.groups.{group}" for group in GROUPS] + [action.label for action in ACTIONS]
    for language in ("en", "ru"):
        assert not [i for i in ids if i not in texts.words[language]], language


@pytest.mark.parametrize(
    ("option", "value", "kept"),
    [
        ("fov", 93, 95.0), ("fov", 500, 110.0), ("fov", "90", None), ("fov", True, None), ("fov", float("nan"), None),
        ("fov", float("inf"), None), ("subtitles", False, False), ("subtitles", 0, None), ("quality", "low", "low"),
        ("quality", "best", None), ("text_size", 1.349, 1.3), ("volume_voice", 0, 0.0),
    ],
)  # fmt: skip
def test_an_option_takes_only_what_it_can_have(option, value, kept):
    assert BY_ID[option].accept(value) == kept


def test_one_press_flips_goes_round_or_stops_at_the_end():
    assert BY_ID["subtitles"].next(True) is False
    assert BY_ID["grip"].next("toggle") == "hold" and BY_ID["quality"].next("auto", -1) == "high"
    assert BY_ID["fov"].next(75.0) == 80.0 and BY_ID["fov"].next(110.0) == 110.0


def test_a_comfort_word_sets_its_aids_and_a_change_by_hand_makes_it_ones_own():
    settings = Settings()
    assert settings.word("comfort") == "steady" and all(
        settings.values[name] == value for name, value in COMFORT_PRESETS["steady"].items()
    )
    settings.set("comfort", "free")
    assert settings.on("spin") and not settings.on("auto_level")
    settings.set("spin", False)
    assert settings.word("comfort") == "own"
    settings.set("spin", True)
    assert settings.word("comfort") == "free"


def test_listeners_hear_what_changed_and_only_that():
    settings, heard = Settings(), []
    settings.listeners.append(heard.append)
    settings.set("fov", 80)
    settings.set("fov", 80)
    assert heard == ["fov"] and not settings.set("fov", "wide") and heard == ["fov"]
    settings.reset()
    assert heard == ["fov", "fov"]


def test_the_rules_see_their_part_and_a_record_of_it_comes_back():
    settings = Settings()
    settings.set("difficulty", "hard")
    settings.set("swim", False)
    rules = settings.rules()
    assert (rules.difficulty, rules.swim) == ("hard", False)
    assert RulesSettings.from_record({**rules.to_record(), "from_a_later_version": 1}) == rules
    assert Settings().rules() == RulesSettings()


def test_settings_come_back_as_they_were_saved(tmp_path):
    file = tmp_path / "deeper" / "settings.json"
    settings = Settings()
    settings.set("text_size", 1.5)
    settings.bindings.bind("use", "u")
    settings.mods_off.add("quiet_night")
    settings.first_launch = False
    assert save_settings(settings, file) is None
    again = load_settings(file)
    assert again.to_record() == settings.to_record() and again.notices == []
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"' + b"x" * 2_000_000])
def test_a_damaged_file_is_kept_aside_and_the_game_starts(tmp_path, damage):
    file = tmp_path / "settings.json"
    for number in (1, 2):
        file.write_bytes(damage)
        settings = load_settings(file)
        assert settings.values == Settings().values and len(settings.notices) == 1
        assert (tmp_path / f"settings.json.damaged-{number}").read_bytes() == damage and not file.exists()


def test_one_bad_value_is_put_back_and_the_others_stay(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(
        json.dumps({"values": {"fov": "wide", "swim": False}, "bindings": {"use": 3, "gone": ["a"]}, "mods_off": 1})
    )
    settings = load_settings(file)
    assert settings.number("fov") == 90.0 and not settings.on("swim")
    assert len(settings.notices) == 1 and "fov" in settings.notices[0]


def test_what_another_version_wrote_is_not_lost(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"values": {"holograms": 3}, "friends": ["nika"]}))
    save_settings(load_settings(file), file)
    kept = json.loads(file.read_text())
    assert kept["friends"] == ["nika"] and kept["values"]["holograms"] == 3 and kept["values"]["fov"] == 90.0


def test_a_disk_that_refuses_says_so_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    assert "could not be saved" in save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_no_two_actions_share_an_input_at_the_start():
    assert Bindings().conflicts() == () and Bindings().unbound() == ()


def test_every_play_verb_has_a_key_and_most_have_a_gamepad_button():
    bindings = Bindings()
    for action in ("grip", "push", "brake", "level", "use", "take", "throw", "lamp", "tether", "jets", "pause"):
        devices = {device_of(key) for key in bindings.of(action)}
        assert "gamepad" in devices and devices & {"keyboard", "mouse"}, action


def test_binding_a_key_takes_it_from_its_rival_and_says_so():
    bindings = Bindings()
    assert bindings.conflicts_with("use", "g") == ("take",)
    assert bindings.bind("use", "g", instead_of="f") == ("take",)
    assert "g" in bindings.of("use") and "f" not in bindings.of("use") and "g" not in bindings.of("take")
    assert bindings.conflicts() == ()


def test_the_same_key_may_mean_one_thing_in_play_and_another_in_the_free_camera():
    bindings = Bindings()
    assert bindings.actions_for("w", "play") == ("ahead",) and bindings.actions_for("w", "camera") == ("fly_ahead",)
    assert bindings.conflicts_with("ahead", "w") == ()


def test_escape_always_pauses():
    bindings = Bindings()
    assert bindings.bind("use", "escape") == ("pause",) and "escape" not in bindings.of("use")
    assert not bindings.unbind("pause", "escape")
    for key in ("k", "o", "u", "y", "n"):
        bindings.bind("pause", key)
    assert bindings.of("pause")[0] == "escape"
    assert "escape" in Bindings.from_record({"pause": ["k"]}).of("pause")


def test_an_action_gets_its_first_inputs_back():
    bindings = Bindings()
    bindings.bind("use", "g")
    bindings.reset("take")
    assert "g" in bindings.of("take") and "g" not in bindings.of("use")
    bindings.reset()
    assert bindings == Bindings()


def test_only_what_was_changed_is_written():
    bindings = Bindings()
    bindings.bind("use", "u")
    assert list(bindings.to_record()) == ["use"]
    assert Bindings.from_record(bindings.to_record()) == bindings
