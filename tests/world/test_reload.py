"""An author saves files while a world runs: read within a second, nothing lost, the last good version kept."""

import shutil
from pathlib import Path

import pytest
from world_play import Play

from iss3d.events import StoryChanged
from iss3d.reports import Report
from iss3d.view.reload import POLL_SECONDS, Reloader
from iss3d.world.data import load_game
from iss3d.world.world import World

SMALL = Path(__file__).parent / "small_story"
SCENES = "scenes/small.yaml"


class Author:
    """Somebody who edits a mod beside the running game, and the world that plays it."""

    def __init__(self, folder):
        self.folder = folder
        data = load_game([folder], Report())
        self.play = Play(World(data, 1))
        self.shown = []
        self._reloader = Reloader(data.content, data.texts.get)
        self.text = (folder / SCENES).read_text()

    @property
    def world(self):
        return self.play.world

    @property
    def scenes(self):
        return self.world.data.story.scenes

    def save(self, text, file=SCENES):
        (self.folder / file).parent.mkdir(exist_ok=True)
        (self.folder / file).write_text(text)
        self._reloader.frame(POLL_SECONDS, self.world, lambda words, seconds: self.shown.append(words))
        return [e.text for e in self.play.run(0.1) if isinstance(e, StoryChanged)]

    def read_all(self):
        return self._reloader.read_all(self.world)

    def second(self):
        return str(self.scenes["small_story:second"].to_json())


@pytest.fixture
def author(tmp_path):
    shutil.copytree(SMALL, tmp_path / "small_story")
    found = Author(tmp_path / "small_story")
    found.play.run(4.0)
    return found


def test_a_saved_scene_is_told_anew_and_the_world_is_as_it_was(author):
    where, tick, held = author.world.body.player.position, author.world.tick, author.world.director.state()
    news = author.save(author.text.replace("The hatch is shut.", "The hatch stays shut."))
    assert news == ["changed: small_story:second"]
    assert author.shown == []
    assert "The hatch stays shut." in author.second()
    assert author.world.body.player.position == pytest.approx(where, abs=0.05)
    assert author.world.tick == tick + 6
    assert author.world.director.state()["running"][0]["scene"] == held["running"][0]["scene"]
    assert author.world.perceive().tasks[0].target == "meal_bag"


def test_a_running_scene_goes_on_with_its_old_words_and_the_next_has_its_new_ones(author):
    news = author.save(author.text.replace('"Thank you."', '"Thanks."').replace("hatch is shut", "hatch is closed"))
    assert news == ["changed: small_story:opening (runs on with its old text); changed: small_story:second"]
    author.play.change("move", "meal_bag", "player", at="player")
    author.play.run(1.0)
    assert author.world.state.offer.options[0] == "Thank you."
    author.play.tick(choose=0)
    author.play.run(45.0)
    assert "The hatch is closed." in [fact["text"] for fact in author.world.director.log]


def test_a_broken_file_is_named_and_its_last_good_version_plays_on(author):
    good, changed = author.second(), author.text.replace("The hatch is shut.", "The hatch stays shut.")
    for broken, code in (
        ("scenes: [", "M104"),
        ("- scenes", "M117"),
        ("scenes: 5", "S213"),
        (changed.replace("{holds: meal_bag}", "{holds: meal_bog}"), "S203"),
        (changed.replace("light:", "lihgt:"), "S201"),
    ):
        author.shown.clear()
        author.save(broken)
        assert any("small_story/scenes/small.yaml:" in words and f"  {code}  " in words for words in author.shown)
        assert author.second() == good
        assert "small_story:opening" in author.scenes
        assert author.world.data.story.start == "small_story:opening"
    author.shown.clear()
    assert author.save(changed) == ["changed: small_story:second"]
    assert author.shown == [] and "The hatch stays shut." in author.second()


def test_a_scene_that_another_file_has_broken_is_kept_too(author):
    author.save("scenes:\n  third:\n    after: second\n    do:\n      - pause: 1 s\n", "scenes/more.yaml")
    author.save(author.text.replace("  second:", "  secund:"))
    assert any("small_story/scenes/more.yaml:" in words for words in author.shown)
    assert "small_story:third" in author.scenes


def test_scenes_in_new_files_are_taken_up_and_gone_ones_leave(author):
    more = "scenes:\n  third:\n    after: second\n    do:\n      - pause: 1 s\n"
    assert author.save(more, "scenes/more.yaml") == ["new: small_story:third"]
    assert author.save("", "scenes/empty.yaml") == ["nothing has changed"]
    (author.folder / "scenes" / "more.yaml").unlink()
    assert author.save(author.text) == ["gone: small_story:third"]


def test_translations_are_taken_up_by_whoever_holds_the_texts(author):
    held = author.world.data.texts
    author.save('language: en\ntexts: {screen: {the_end: "Over"}}\n', "texts/en.yaml")
    assert held.get("screen.the_end") == "Over"


def test_what_is_read_at_the_start_only_is_said_to_be(author):
    author.save("spots: {}\n", "station/spots.yaml")
    assert author.shown == ["spots.yaml: read again when the game next starts."]


def test_the_console_reads_everything_again_and_keeps_what_is_good(author):
    good = author.second()
    (author.folder / SCENES).write_text(author.text.replace("light:", "lihgt:"))
    said = author.read_all()
    assert len(said) == 1 and "  S201  " in said[0]
    assert author.second() == good
    (author.folder / SCENES).write_text(author.text.replace("The hatch is shut.", "It is shut."))
    assert author.read_all() == ["changed: small_story:second"]
    assert author.read_all() == []
