"""The compiled file: made on first use, made again after a change, never in an answer's way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.errors import AssistantError, Exit
from assistant.kb.cache import Progress, cached_path
from assistant.kb.compile import compile_file
from assistant.kb.scan import scan
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parent.parent
MakeKb = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("little_talk")

SMALL: dict[str, str] = {
    "a.md": "# Printer jam\n\nOpen the lid.\n",
    "b.md": "# Dark screen\n\nPress the button.\n",
}
TRAINED: dict[str, str] = {
    "a.md": "---\ntitle: Printer jam\nsymptoms: [paper stuck, printer eats paper]\n---\nOpen.\n",
    "b.md": "---\ntitle: Dark screen\nsymptoms: [display off, screen is black]\n---\nPress.\n",
}


@pytest.fixture(autouse=True)
def own_cache(
    environment: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A cache that no other test has touched."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def best(kb: Path | str, question: str = "printer jam") -> str:
    answer = Engine([str(kb)]).ask(question)
    return answer.answers[0].article if answer.answers else ""


def mark(kb: Path) -> tuple[int, int]:
    """What changes when the cache file is written again."""
    found = os.stat(cached_path(str(kb)))
    return found.st_ino, found.st_mtime_ns


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.is_file() and p.suffix != ".kb"]


ASSISTANT = """
import os
from assistant.cli.main import main
from assistant.kb import calibrate, compile

compile.OFF_TOPIC = calibrate.OFF_TOPIC = os.environ["ASSISTANT_TESTS_LITTLE_TALK"]
main()
"""


def ask_process(kb: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ASSISTANT, "ask", "printer jam", "--kb", str(kb)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_the_first_question_compiles_and_the_next_does_not(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    heard: list[Progress] = []

    assert not Path(cached_path(str(kb))).exists()
    Engine([str(kb)], heard.append)
    assert heard
    first = mark(kb)
    heard.clear()

    assert best(kb) == "a"
    Engine([str(kb)], heard.append)
    assert heard == []
    assert mark(kb) == first


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_the_same_folder_by_another_name_is_not_compiled_again(
    make_kb: MakeKb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb = make_kb(SMALL)
    best(kb)
    first = mark(kb)
    link = tmp_path / "link"
    link.symlink_to(kb)
    monkeypatch.chdir(tmp_path)

    assert {best(link), best("kb"), best("./kb/"), best(tmp_path / "kb" / ".." / "kb")} == {"a"}
    assert mark(kb) == first


def test_progress_goes_from_reading_to_done(make_kb: MakeKb) -> None:
    heard: list[Progress] = []
    Engine([str(make_kb(TRAINED))], heard.append)

    assert heard[0].stage == "reading articles"
    assert heard[-1] == Progress("done", 1.0)
    assert all(0.0 <= p.share <= 1.0 for p in heard)


def test_an_edit_shows_at_the_next_question(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    best(kb)
    (kb / "a.md").write_text("# Coffee machine leaks\n\nWipe it.\n", encoding="utf-8")

    assert best(kb, "coffee machine leaks") == "a"
    assert best(kb, "printer jam") == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no change time to see it by")
def test_an_edit_of_the_same_size_with_its_time_restored_shows(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    best(kb)
    file = kb / "a.md"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Printer", "Blender"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert file.stat().st_size == before.st_size
    assert best(kb, "blender jam") == "a"


def test_a_file_replaced_by_another_shows(make_kb: MakeKb, tmp_path: Path) -> None:
    kb = make_kb(SMALL)
    best(kb)
    other = tmp_path / "other.md"
    other.write_text("# Blender jam\n\nOpen the lid.\n", encoding="utf-8")
    other.replace(kb / "a.md")

    assert best(kb, "blender jam") == "a"


@pytest.mark.parametrize("place", ["c.md", "sub/c.md", "sub/deeper/c.markdown"])
def test_an_article_that_comes_or_goes_shows(make_kb: MakeKb, place: str) -> None:
    kb = make_kb(SMALL)
    assert best(kb, "coffee machine leaks") == ""
    file = kb / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Coffee machine leaks\n\nWipe it.\n", encoding="utf-8")

    assert best(kb, "coffee machine leaks").endswith("c")
    file.unlink()
    assert best(kb, "coffee machine leaks") == ""


def test_an_article_that_is_renamed_has_its_new_id(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    best(kb)
    (kb / "a.md").rename(kb / "z.md")

    assert best(kb) == "z"


def test_a_change_of_kb_yaml_shows(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    assert Engine([str(kb)]).stores[0].id == "kb"
    (kb / "kb.yaml").write_text("id: mine\n", encoding="utf-8")
    assert Engine([str(kb)]).stores[0].id == "mine"
    (kb / "kb.yaml").write_text("id: yours\n", encoding="utf-8")
    assert Engine([str(kb)]).stores[0].id == "yours"
    (kb / "kb.yaml").unlink()
    assert Engine([str(kb)]).stores[0].id == "kb"


def test_a_change_of_phrases_shows(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    assert best(kb, "the tray grinds its teeth") == ""
    (kb / "phrases").mkdir()
    (kb / "phrases" / "a.txt").write_text("the tray grinds its teeth\n", encoding="utf-8")
    assert best(kb, "the tray grinds its teeth") == "a"
    (kb / "phrases" / "a.txt").write_text("the lid rattles all day\n", encoding="utf-8")

    assert best(kb, "the lid rattles all day") == "a"


def test_files_that_are_no_articles_do_not_matter(make_kb: MakeKb) -> None:
    kb = make_kb({**SMALL, "notes.txt": "one", ".hidden.md": "# Secret", "image.png": b"\x89PNG"})
    best(kb)
    first = mark(kb)
    (kb / "notes.txt").write_text("two", encoding="utf-8")
    (kb / "image.png").write_bytes(b"other")
    assert best(kb) == "a"

    assert mark(kb) == first
    assert best(kb, "secret") == ""


def test_a_cache_that_cannot_be_written_does_not_matter(
    make_kb: MakeKb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    kb = make_kb(SMALL)

    assert best(kb) == "a"
    assert best(kb, "dark screen") == "b"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_folder_in_the_place_of_the_cache_file_does_not_matter(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    Path(cached_path(str(kb))).mkdir(parents=True)

    assert best(kb) == "a"


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"garbage " * 5000, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 8192],
)
def test_a_cache_file_of_garbage_is_made_again(
    make_kb: MakeKb, content: bytes, own_cache: Path
) -> None:
    kb = make_kb(SMALL)
    file = Path(cached_path(str(kb)))
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    assert best(kb) == "a"
    assert file.read_bytes().startswith(b"SQLite format 3\0")
    assert leftovers(own_cache) == []


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
@pytest.mark.parametrize("files", [SMALL, TRAINED], ids=["small", "trained"])
def test_a_cache_file_cut_short_is_made_again(
    make_kb: MakeKb, share: float, files: dict[str, str]
) -> None:
    kb = make_kb(files)
    best(kb)
    file = Path(cached_path(str(kb)))
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])

    assert best(kb) == "a"
    assert best(kb, "dark screen") == "b"


@pytest.mark.parametrize("junk", [b"\xff", b"\0", b"A"], ids=["ff", "00", "41"])
def test_garbage_anywhere_in_the_cache_file_never_keeps_an_answer(
    make_kb: MakeKb, junk: bytes
) -> None:
    kb = make_kb(SMALL)
    best(kb)
    file = Path(cached_path(str(kb)))
    content = file.read_bytes()
    lost = []
    for place in range(0, len(content) - 64, 640):
        file.write_bytes(content[:place] + junk * 64 + content[place + 64 :])
        try:
            engine = Engine([str(kb)])
            answer = engine.ask("printer jam")
            assert answer.answers[0].article == "a"
            assert engine.article("a") is not None
            assert engine.warnings() == []
            assert engine.stores[0].articles()
        except Exception as error:  # noqa: BLE001 - every place is tried, all losses are told
            lost.append((place, repr(error)))

    assert lost == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE weight SET classes = zeroblob(3)",
        "UPDATE weight SET classes = x'ffff', weights = x'0000803f'",
        "UPDATE weight SET weights = 'text'",
        "UPDATE weight SET scale = NULL",
        "UPDATE posting SET phrases = zeroblob(3)",
        "UPDATE posting SET phrases = x'ffffff7f', impacts = x'0000803f'",
        "UPDATE posting SET impacts = NULL",
        "UPDATE word SET words = 'printer'",
        "UPDATE exact SET article = 99",
        "DELETE FROM article",
        "UPDATE meta SET value = '{' WHERE key = 'settings'",
        "UPDATE meta SET value = '{}' WHERE key = 'settings'",
        "UPDATE meta SET value = '[]' WHERE key = 'kb'",
        "UPDATE meta SET value = NULL WHERE key = 'starts'",
        "UPDATE meta SET value = x'00' WHERE key = 'starts'",
        "UPDATE meta SET value = x'ff' WHERE key = 'root'",
        "UPDATE meta SET value = 5 WHERE key = 'synonyms'",
        "DELETE FROM file",
        "DELETE FROM folder",
        "DROP TABLE file",
        "DROP TABLE word",
        "DROP TABLE weight",
        "DROP TABLE meta",
    ],
)
def test_damage_of_each_kind_is_repaired_by_compiling_again(make_kb: MakeKb, damage: str) -> None:
    kb = make_kb(TRAINED if "weight" in damage else SMALL)
    best(kb)
    connection = sqlite3.connect(cached_path(str(kb)))
    connection.execute(damage)
    connection.commit()
    connection.close()
    engine = Engine([str(kb)])

    answers = [engine.ask(question) for question in ("jam in my prnter", "Printer jam")]

    assert [(a.answers or a.nearest)[0].article for a in answers] == ["a", "a"]
    assert answers[1].answers[0].title == "Printer jam"


@pytest.mark.parametrize("value", ["'{'", "'5'", "x'ff'", "'[5]'", "'[{}]'"])
def test_damaged_warnings_do_not_keep_an_answer(make_kb: MakeKb, value: str) -> None:
    kb = make_kb(SMALL)
    best(kb)
    connection = sqlite3.connect(cached_path(str(kb)))
    connection.execute(f"UPDATE meta SET value = {value} WHERE key = 'problems'")
    connection.commit()
    connection.close()
    process = ask_process(kb)
    out, err = process.communicate(timeout=PATIENCE)

    assert b"Printer jam" in out
    assert process.returncode == 0
    assert b"Traceback" not in err


def test_a_file_of_another_format_is_made_again(make_kb: MakeKb) -> None:
    kb = make_kb(SMALL)
    best(kb)
    first = mark(kb)
    connection = sqlite3.connect(cached_path(str(kb)))
    connection.execute("UPDATE meta SET value = 9999 WHERE key = 'format'")
    connection.commit()
    connection.close()

    assert best(kb) == "a"
    assert mark(kb)[0] != first[0]


def test_a_cache_file_of_another_folder_is_not_believed(make_kb: MakeKb) -> None:
    one = make_kb(SMALL, name="one")
    other = make_kb({"x.md": "# Coffee machine leaks\n\nWipe it.\n"}, name="other")
    best(one)
    best(other)
    shutil.copy(cached_path(str(other)), cached_path(str(one)))

    assert best(one) == "a"


def test_processes_that_compile_at_once_all_answer(make_kb: MakeKb, own_cache: Path) -> None:
    kb = make_kb({**TRAINED, "phrases/b.txt": "".join(f"lamp {n} is dark\n" for n in range(150))})
    processes = [ask_process(kb) for _ in range(3)]
    results = [p.communicate(timeout=PATIENCE) for p in processes]

    assert [p.returncode for p in processes] == [0] * 3
    assert all(b"Printer jam" in out for out, _ in results)
    assert len({out for out, _ in results}) == 1
    assert leftovers(own_cache) == []
    assert len(list(own_cache.rglob("*.kb"))) == 1


def test_nothing_is_left_behind_in_the_cache(make_kb: MakeKb, own_cache: Path) -> None:
    kb = make_kb(SMALL)
    for n in range(3):
        (kb / "a.md").write_text(f"# Printer jam {n}\n\nOpen the lid.\n", encoding="utf-8")
        best(kb)

    assert leftovers(own_cache) == []
    assert len(list(own_cache.rglob("*.kb"))) == 1


def test_nothing_is_left_behind_where_no_article_is_usable(
    make_kb: MakeKb, own_cache: Path
) -> None:
    with pytest.raises(AssistantError):
        Engine([str(make_kb({"a.md": "---\ntitle: [x\n---\n"}))])

    assert [p for p in own_cache.rglob("*") if p.is_file()] == []


def test_a_compilation_that_is_stopped_leaves_nothing(make_kb: MakeKb, own_cache: Path) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    kb = make_kb(SMALL)
    with pytest.raises(KeyboardInterrupt):
        Engine([str(kb)], stop)

    assert [p for p in own_cache.rglob("*") if p.is_file()] == []
    assert best(kb) == "a"


def compiled(kb: Path, file: Path) -> Path:
    compile_file(scan(str(kb)), str(file), lambda problem: None, portable=True)
    return file


@pytest.mark.parametrize(
    "name",
    [
        "my.kb",
        "with blank.kb",
        "100%.kb",
        "a#b?c=d.kb".replace("?", "" if os.name == "nt" else "?"),
        "ünï.bin",
    ],
)
def test_a_compiled_file_answers_wherever_it_lies(
    make_kb: MakeKb, tmp_path: Path, name: str
) -> None:
    kb = make_kb(SMALL)
    file = compiled(kb, tmp_path / name)
    shutil.rmtree(kb)

    assert best(file) == "a"
    assert best(file, "dark screen") == "b"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A portable file with trained weights."""
    folder = tmp_path_factory.mktemp("trained")
    for name, text in TRAINED.items():
        (folder / name).write_text(text, encoding="utf-8")
    return compiled(folder, folder.parent / "trained.kb").read_bytes()


def test_a_compiled_file_is_never_written_to(trained: bytes, tmp_path: Path) -> None:
    file = tmp_path / "my.kb"
    file.write_bytes(trained)
    before = (file.read_bytes(), file.stat().st_mtime_ns, sorted(os.listdir(tmp_path)))
    best(file)

    assert (file.read_bytes(), file.stat().st_mtime_ns, sorted(os.listdir(tmp_path))) == before


@pytest.mark.parametrize("files", [SMALL, TRAINED], ids=["small", "trained"])
def test_a_portable_file_tells_nothing_of_where_it_was_made(
    make_kb: MakeKb, tmp_path: Path, files: dict[str, str]
) -> None:
    kb = make_kb(files, name="secret-customer-name")
    content = compiled(kb, tmp_path / "my.kb").read_bytes()

    assert str(tmp_path).encode() not in content
    assert os.path.realpath(kb).encode() not in content
    assert b"/secret-customer-name" not in content


def test_the_same_articles_give_the_same_file(make_kb: MakeKb, tmp_path: Path) -> None:
    one = compiled(make_kb(TRAINED, name="x/kb"), tmp_path / "one.kb")
    other = compiled(make_kb(TRAINED, name="y/kb"), tmp_path / "other.kb")

    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_damaged_compiled_file_is_told(trained: bytes, tmp_path: Path, share: float) -> None:
    file = tmp_path / "my.kb"
    file.write_bytes(trained[: int(len(trained) * share)])

    with pytest.raises(AssistantError) as caught:
        Engine([str(file)]).ask("paper jam in my prnter")

    assert (caught.value.code, caught.value.exit_code) == ("kb-damaged", Exit.CONFIG)
    assert caught.value.hint


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE meta SET value = '{' WHERE key = 'settings'",
        "UPDATE meta SET value = 9999 WHERE key = 'format'",
        "DELETE FROM meta WHERE key = 'kb'",
        "UPDATE weight SET classes = x'ffff', weights = x'0000803f'",
        "DELETE FROM article",
        "DROP TABLE weight",
        "DROP TABLE meta",
    ],
)
def test_a_compiled_file_with_damage_inside_is_told(
    trained: bytes, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "my.kb"
    file.write_bytes(trained)
    connection = sqlite3.connect(file)
    connection.execute(damage)
    connection.commit()
    connection.close()

    with pytest.raises(AssistantError) as caught:
        Engine([str(file)]).ask("paper jam in my prnter")

    assert (caught.value.code, caught.value.exit_code) == ("kb-damaged", Exit.CONFIG)


def test_another_sqlite_file_is_no_knowledge_base(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()

    with pytest.raises(AssistantError) as caught:
        Engine([str(file)])

    assert caught.value.code == "kb-damaged"
