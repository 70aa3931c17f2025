from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from iss3d.world import save
from iss3d.world.save import KIND, VERSION, SaveError
from iss3d.world.saves_store import AUTO, MANUAL, SaveStore


def a_save(number: int, pad: int = 0) -> dict:
    return {
        "kind": KIND, "version": VERSION, "title": f"Scene {number}", "play_s": float(number), "mods": [{"id": "base"}],
        "state": {"tick": number, "notes": ["x" * pad]}, "movement": {},
    }  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> SaveStore:
    return SaveStore(tmp_path / "saves")


def test_a_save_comes_back_as_it_was(store):
    store.write("slot_1", a_save(3))
    loaded = store.load("slot_1")
    assert loaded.doc.state["tick"] == 3
    assert loaded.notice == ""


def test_an_empty_slot_says_so(store):
    assert not store.info("slot_2").there
    with pytest.raises(SaveError, match="There is no save here"):
        store.load("slot_2")


def test_autosaves_roll_over_the_oldest_and_never_touch_manual_slots(store):
    store.write("slot_1", a_save(1))
    for number in range(2, 12):
        store.autosave(a_save(number))
    kept = sorted(store.info(slot).play_s for slot in AUTO)
    assert kept == [7.0, 8.0, 9.0, 10.0, 11.0]
    assert store.load("slot_1").doc.play_s == 1.0


def test_continue_takes_the_newest_of_all(store):
    store.autosave(a_save(1))
    store.write("slot_2", a_save(2))
    store.autosave(a_save(3))
    newest = store.newest()
    assert newest is not None and newest.play_s == 3.0


@pytest.mark.parametrize("damage", ["cut", "garbled", "empty", "letter", "not text"])
def test_a_damaged_save_is_replaced_by_the_one_before_and_says_so(store, damage):
    store.write("slot_1", a_save(1))
    store.write("slot_1", a_save(2))
    path = store.path("slot_1")
    whole = path.read_bytes()
    broken = {
        "cut": whole[: len(whole) // 2],
        "garbled": bytes(b ^ 0x55 for b in whole),
        "empty": b"",
        "letter": whole.replace(b"Scene 2", b"Scene 9"),
        "not text": os.urandom(400),
    }[damage]
    path.write_bytes(broken)
    loaded = store.load("slot_1")
    assert loaded.doc.play_s == 1.0
    assert "the one before it was taken" in loaded.notice


def test_saving_over_a_damaged_save_keeps_the_good_backup(store):
    store.write("slot_1", a_save(1))
    store.write("slot_1", a_save(2))
    store.path("slot_1").write_bytes(b"garbage")
    store.write("slot_1", a_save(3))
    store.path("slot_1").write_bytes(b"garbage again")
    assert store.load("slot_1").doc.play_s == 1.0


def test_other_slots_do_not_suffer_from_a_damaged_one(store):
    store.write("slot_1", a_save(1))
    store.write("slot_2", a_save(2))
    store.path("slot_1").write_bytes(b"\x00" * 100)
    assert not store.info("slot_1").there
    assert "garbled" in store.info("slot_1").notice
    assert store.newest().slot == "slot_2"


def test_a_full_disk_leaves_the_old_save(store, monkeypatch):
    store.write("slot_1", a_save(1))

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.write("slot_1", a_save(2))
    assert store.load("slot_1").doc.play_s == 1.0


def test_a_save_of_a_newer_game_is_refused_in_words(store):
    store.write("slot_1", {**a_save(1), "version": VERSION + 1})
    with pytest.raises(SaveError, match="made by a newer game"):
        store.load("slot_1")


def test_an_older_save_is_brought_up_step_by_step(monkeypatch):
    monkeypatch.setattr(save, "VERSION", VERSION + 2)
    steps = {
        VERSION: lambda doc: {**doc, "state": {**doc["state"], "first": 1}},
        VERSION + 1: lambda doc: {**doc, "state": {**doc["state"], "second": doc["state"]["first"] + 1}},
    }
    monkeypatch.setattr(save, "MIGRATIONS", steps)
    raw = a_save(4)
    doc = save.read(raw)
    assert doc.version == VERSION + 2
    assert doc.state["second"] == 2
    assert "first" not in raw["state"]


@pytest.mark.parametrize(
    "raw", [None, [], {}, {"kind": KIND}, {"kind": KIND, "version": VERSION}, {"kind": KIND, "version": "1"}]
)
def test_what_is_no_save_is_refused_in_words(raw):
    with pytest.raises(SaveError):
        save.read(raw)


def test_a_state_with_a_wrong_type_is_refused_naming_the_part():
    with pytest.raises(SaveError, match="tick"):
        save.state_from_json({"tick": "late"})


def test_a_picture_is_kept_beside_the_save(store):
    store.write("slot_1", a_save(1), thumbnail=b"\x89PNG picture")
    info = store.info("slot_1")
    assert info.thumbnail is not None and info.thumbnail.read_bytes() == b"\x89PNG picture"


WRITER = """
import sys
from pathlib import Path
from iss3d.world.saves_store import SaveStore
sys.path.insert(0, sys.argv[2])
from test_saves import a_save
store = SaveStore(Path(sys.argv[1]))
number = 10
while True:
    store.write("slot_1", a_save(number, pad=3_000_000))
    print(number, flush=True)
    number += 1
"""


def test_a_process_killed_while_saving_loses_at_most_the_save_in_flight(tmp_path):
    here = Path(__file__).parent
    for attempt in range(4):
        folder = tmp_path / str(attempt)
        store = SaveStore(folder)
        store.write("slot_2", a_save(1))
        run = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(here)], stdout=subprocess.PIPE, text=True,
            cwd=here.parent.parent,
        )  # fmt: skip
        written = [int(run.stdout.readline()) for _ in range(2)]
        time.sleep(0.004 * (attempt + 1) * (attempt + 1))
        run.send_signal(signal.SIGKILL)
        rest, _ = run.communicate()
        written += [int(word) for word in rest.split() if word.isdigit()]
        assert store.load("slot_1").doc.play_s >= written[-1]
        assert store.load("slot_2").doc.play_s == 1.0


def test_the_file_is_plain_json_with_a_head(store):
    store.write("slot_3", a_save(1))
    head, body = store.path("slot_3").read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["serial"] == 1
    assert json.loads(body)["kind"] == KIND
    assert MANUAL == ("slot_1", "slot_2", "slot_3")
