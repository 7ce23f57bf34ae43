"""Documents become drafts: what is an article, how it is called, what is the same twice."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from assistant.kb.importer.draft import Origin, ProseBlock
from assistant.kb.importer.reading import Copy, group, read_docs
from assistant.kb.importer.topics import Topic
from tests.importer.conftest import Read, by_title

BODY = "The cable between the printer and the router is loose, so that no page arrives at all."
GUIDE = f"""---
title: "Troubleshooting"
---

## The lamp is red

{BODY}

To repair it, do this:

Open the lid and look inside.
Click on the 'Reset printer' button
Using the wheel, select Off and press it.

:::note Remember

> It takes a minute.

:::

## Accessing logs

Two logs matter.

#### Printer logs

They are here:

```C:\\Printer\\a.log```

#### Router logs

They are there.

## Whitelisting

### Acme Antivirus app

Put the folder of the printer on the list of the program, then it works again.

## Read next

- [Set-up](/setup)
"""


def test_a_troubleshooting_page_gives_a_draft_for_each_symptom(read: Read) -> None:
    reading = read({"guide.md": GUIDE})
    drafts = by_title(reading)

    assert list(drafts) == [
        "The lamp is red",
        "Accessing logs",
        "Whitelisting: Acme Antivirus app",
    ]
    (origin,) = drafts["The lamp is red"].origins
    assert (origin.doc, origin.heading, origin.path) == (
        "guide.md",
        "The lamp is red",
        "Troubleshooting",
    )
    assert (origin.first, origin.last) == (5, 19)
    assert len(origin.digest) == 64
    assert [(left.heading, left.line) for left in reading.left_out] == [("Read next", 41)]


def test_questions_at_any_level_bold_lines_and_accordions_are_topics(read: Read) -> None:
    text = (
        "# FAQ\n\n## Trust\n\n#### Who are you?\n\nWe are we.\n\n"
        "**Why is it slow?**\n\nIt is old.\n\n"
        "<details>\n<summary><b>Can I leave?</b></summary>\n\nYes, always.\n\n</details>\n"
    )

    assert list(by_title(read({"faq.md": text}))) == [
        "Who are you?",
        "Why is it slow?",
        "Can I leave?",
    ]


def test_a_row_of_a_symptom_table_is_a_topic(read: Read) -> None:
    text = (
        "# Errors\n\n| Error code | Message | What to do |\n| --- | --- | --- |\n"
        "| 100 | No data for the company. | Sync the company <br/> and wait. |\n"
        "| 220 | Access denied. | Ask an admin \\| owner. |\n\n"
        "| Type | Name |\n| --- | --- |\n| Credit | Card |\n"
    )
    drafts = by_title(read({"errors.md": text}))

    title = "Error code 220: Access denied"
    assert drafts[title].origins[0].first == 6
    assert [p.markdown for p in drafts[title].pieces] == [
        "**Error code:** 220",
        "**Message:** Access denied.",
        "**What to do:** Ask an admin | owner.",
    ]
    assert [p.words for p in drafts["Error code 100: No data for the company"].pieces][2:] == [
        "What to do: Sync the company",
        "and wait.",
    ]
    assert any("Credit" in p.markdown for d in drafts.values() for p in d.pieces)


def test_error_texts_and_statuses_become_symptoms(read: Read) -> None:
    text = (
        '## Nothing is synced\n\nThe error "Could not start Books" is shown. '
        "The status is `PendingAuth`.\n\n"
        "1. Click **Reset connection**.\n"
    )
    (draft,) = read({"a.md": text}).drafts

    assert draft.symptoms[0] == "Nothing is synced"
    assert {"Could not start Books", "status PendingAuth"} <= set(draft.symptoms)
    assert len(set(draft.symptoms)) == len(draft.symptoms) <= 20


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        (
            "blog/1.md",
            "---\ntitle: News\ndate: x\nauthors: y\n---\nWe are glad to tell.\n",
            "release",
        ),
        ("changelog.md", "# 1.0\n\n- Fixed errors\n", "release"),
        ("index.md", "# Docs\n\n- [Guide](/g)\n- [More](/m)\n", "links"),
        ("empty.md", "---\ntitle: E\n---\n", "no text"),
    ],
)
def test_pages_without_a_problem_or_how_to_are_left_out(
    read: Read, name: str, text: str, reason: str
) -> None:
    reading = read({name: text})

    assert not reading.drafts
    assert reading.left_out[0].doc == name
    assert reason in reading.left_out[0].reason


def test_the_same_section_twice_is_one_draft_with_both_sources(read: Read) -> None:
    other = GUIDE.replace("## The lamp", "Something on top of it all.\n\n## The lamp")
    drafts = by_title(read({"a.md": GUIDE, "b.md": other}))

    assert [(o.doc, o.first) for o in drafts["The lamp is red"].origins] == [
        ("a.md", 5),
        ("b.md", 7),
    ]
    assert not drafts["The lamp is red"].variants


def test_what_differs_between_copies_is_kept_as_a_diff(read: Read) -> None:
    other = GUIDE.replace("It takes a minute", "It takes an hour")
    draft = by_title(read({"a.md": GUIDE, "b.md": other}))["The lamp is red"]

    assert [o.doc for o in draft.origins] == ["a.md", "b.md"]
    (variant,) = draft.variants
    assert "-> It takes a minute." in variant
    assert "+> It takes an hour." in variant


def test_pages_of_two_products_are_not_taken_for_copies(read: Read) -> None:
    text = f"# NAME setup\n\n## Enable the integration\n\n{BODY} Do it in NAME. {BODY}\n"
    pages: dict[str, str | bytes] = {f"{n}.md": text.replace("NAME", n) for n in ("xero", "sage")}
    ids = {draft.id: draft.origins for draft in read(pages).drafts}

    assert all(len(origins) == 1 for origins in ids.values())
    assert list(ids) == ["sage-setup-enable-the-integration", "xero-setup-enable-the-integration"]
    assert len(ids) == 2


def test_ids_do_not_depend_on_other_documents(read: Read) -> None:
    before = {d.title: d.id for d in read({"m.md": GUIDE}).drafts}
    text = f"# Other\n\n## The lamp is green\n\n{BODY}\n"
    after = {
        d.title: d.id for d in read({"a.md": text, "z.md": text.replace("green", "off")}).drafts
    }

    assert before.items() <= after.items()
    assert before["The lamp is red"] == "the-lamp-is-red"


def test_bad_files_are_told_and_the_others_are_read(read: Read, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    reading = read(
        {
            "good.md": GUIDE,
            "binary.md": b"# a\n\n\x00\x01",
            "latin.md": "# Caf\u00e9 is closed\n\nNobody can get in there today.\n".encode(
                "latin-1"
            ),
            "large.md": b"# x\n" * 1_500_000,
            "open.md": "---\ntitle: x\n\n## It cannot start\n\nBecause of the header.\n",
        }
    )

    told = {f.doc: (f.line, f.severity) for f in reading.findings}
    assert told == {
        "binary.md": (3, "error"),
        "gone.md": (0, "error"),
        "large.md": (0, "error"),
        "latin.md": (1, "warning"),
        "open.md": (1, "warning"),
    }
    assert {"The lamp is red", "Café is closed", "It cannot start"} <= set(by_title(reading))
    assert reading.documents == 3


def test_places_are_files_folders_and_globs(tmp_path: Path) -> None:
    for name in ("a/one.md", "b/two.mdx", "b/three.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"## The {name[2:5]} is broken\n\nIt cannot work like that.\n")

    def docs(*places: str) -> list[str]:
        return [
            d.origins[0].doc for d in read_docs([os.path.join(tmp_path, p) for p in places]).drafts
        ]

    assert docs("a") == docs("a/one.md") == docs("a/*.md") == ["one.md"]
    assert docs("a", "b") == docs("b", "a/one.md") == docs("**/*.md*") == ["a/one.md", "b/two.mdx"]
    assert read_docs([str(tmp_path / "no")]).findings[0].severity == "error"


def test_progress_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GUIDE)
    told: list[tuple[int, int, str]] = []
    read_docs([str(tmp_path)], progress=lambda *step: told.append(step))

    assert told == [(1, 1, "a.md")]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ('title: "New dashboard"\ntags: ["Product", "Update"]', False),
        ('title: "Is reading data taking unusually long?"', True),
        ('title: "Only one reference a line"\ntags: ["Action required"]', True),
    ],
)
def test_news_are_left_out_unless_somebody_has_to_do_something(
    read: Read, page: str, kept: bool
) -> None:
    text = f'---\n{page}\ndate: "2023-10-05"\nauthors: anna\n---\n\nThere is something to tell.\n'

    reading = read({"blog/post.md": text})

    assert (len(reading.drafts), len(reading.left_out)) == ((1, 0) if kept else (0, 1))


def test_notes_about_a_migration_are_no_release_notes(read: Read) -> None:
    text = "# 6.0 Migration Notes\n\nRename the option `old` to `new` everywhere.\n"

    reading = read({"releases/6.0.md": text})

    assert [draft.title for draft in reading.drafts] == ["6.0 Migration Notes"]


def test_finding_copies_takes_no_more_room_than_the_texts() -> None:
    def copy(number: int) -> Copy:
        words = " ".join(f"w{number * 400 + n}" for n in range(400))
        pieces = (ProseBlock("paragraph", words, 1, 2, words=words),)
        origin = Origin(f"{number}.md", "", 1, 2, "")
        return Copy(Topic(f"t{number}", "", pieces, 1, 2, ()), origin, "")

    copies = [copy(number) for number in range(120)]
    tracemalloc.start()

    found = group(copies)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found) == 120
    assert most < 9_000_000  # some of it is garbage that waits
