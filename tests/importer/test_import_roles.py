"""What is one problem, what is only a part of it, and what kind of text a page holds."""

from __future__ import annotations

import pytest

from assistant.kb.importer.draft import Draft
from tests.importer.conftest import Read, by_title, joined


def drafts(read: Read, text: str, name: str = "page.md") -> dict[str, Draft]:
    return by_title(read({name: text}))


def test_numbered_chapters_are_no_versions_and_lose_their_numbers(read: Read) -> None:
    text = (
        "# The boiler\n\n## 1. Mounting\n\n### 1.1 Hang it on the wall\n\nUse four screws.\n\n"
        "## 2. Trouble\n\n### 2.1 The boiler stays cold\n\nThe gas tap is shut. Open it.\n\n"
        "### 2.2 The boiler drips\n\nA seal is worn. Replace it.\n"
    )

    found = drafts(read, text)

    assert {"The boiler stays cold", "The boiler drips"} <= set(found)
    assert "Use four screws" not in " ".join(found["The boiler stays cold"].symptoms)


def test_a_page_of_versions_is_kept_as_background_and_a_short_one_is_named(read: Read) -> None:
    versions = "\n\n".join(f"## v1.{n}.0\n\n- Fixed the colour of button {n}" for n in range(8))
    reading = read({"changelog.md": f"# Changes\n\n{versions}\n", "history.md": "# 1.0\n\n- New\n"})

    (draft,) = reading.drafts
    assert draft.kind == "release note"
    assert all(f"button {n}" in joined(draft.pieces) for n in range(8))
    assert [left.doc for left in reading.left_out] == ["history.md"]


LABELLED = """# Fixing the mill

## Grinding

### Error: Hopper is empty

**Error message:**

```text
2026-01-05T10:00:00Z hopper is empty: code G-21
```

**Cause:**

Nobody has filled it since yesterday.

**Resolution:**

- Fill it.

### Error: Stone is worn

#### Error message

`stone thinner than 4 mm`

#### Root cause

It has been used for ten years.

#### Solution

1. Order a stone.
2. Change it.
"""


@pytest.mark.parametrize(
    ("title", "symptom", "fix"),
    [
        ("Error: Hopper is empty", "hopper is empty: code G-21", "Fill it."),
        ("Error: Stone is worn", "stone thinner than 4 mm", "Order a stone."),
    ],
)
def test_labels_are_parts_of_the_problem_above_them(
    read: Read, title: str, symptom: str, fix: str
) -> None:
    found = drafts(read, LABELLED)

    assert set(found) == {"Error: Hopper is empty", "Error: Stone is worn"}
    assert symptom in found[title].symptoms
    assert not {"Error message", "Cause", "Root cause", "Solution"} & set(found[title].symptoms)
    assert fix in joined(found[title].pieces)
    assert found[title].kind == "problem"


def test_bold_items_that_only_list_features_stay_a_list(read: Read) -> None:
    text = "# The mill\n\n- **Quiet**\n  - It makes no noise.\n- **Small**\n  - It fits a shelf.\n"

    (draft,) = read({"mill.md": text}).drafts

    assert {"Quiet", "Small"} <= set(joined(draft.pieces).replace("*", " ").split())


def test_the_objects_in_a_component_s_array_are_articles(read: Read) -> None:
    text = (
        "# Help\n\n<Cards\n  list={[\n"
        '    { title: "Black screen", link: "/b", text: "The cable is loose. Plug it in." },\n'
        "    { title: 'No sound', text: 'It is muted. Press the horn.' },\n  ]}\n/>\n"
    )

    found = drafts(read, text, "help.mdx")

    assert list(found) == ["Black screen", "No sound"]
    assert "Plug it in" in joined(found["Black screen"].pieces)


def test_text_in_the_trigger_of_an_accordion_is_its_title(read: Read) -> None:
    text = (
        "# Questions\n\n<Accordion>\n<AccordionItem>\n"
        "<AccordionTrigger>Why is it warm?</AccordionTrigger>\n"
        "<AccordionContent>\nIt works **hard**.\n</AccordionContent>\n</AccordionItem>\n"
        "<AccordionItem><AccordionTrigger>Can I stop it?</AccordionTrigger>"
        "<AccordionContent>Yes, with the knob.</AccordionContent></AccordionItem>\n</Accordion>\n"
    )

    found = drafts(read, text, "faq.mdx")

    assert list(found) == ["Why is it warm?", "Can I stop it?"]
    assert joined(found["Why is it warm?"].pieces).strip() == "It works **hard**."


def test_a_box_that_asks_is_a_question(read: Read) -> None:
    text = '# The fan\n\nIt turns.\n\n!!! question "Why does the fan stop?"\n    It is too cold.\n'

    found = drafts(read, text)

    assert found["Why does the fan stop?"].kind == "question"


def test_a_heading_above_text_is_never_lost(read: Read) -> None:
    text = (
        "# The bell is silent\n\nIts battery is empty. Put in a new one.\n\n"
        "# How to order a battery\n\nCall us and say which bell you have.\n"
    )

    assert list(drafts(read, text)) == ["The bell is silent", "How to order a battery"]


def test_short_text_above_a_first_heading_goes_there_with_its_own_heading(read: Read) -> None:
    text = "# The bell\n\nAll about it.\n\n## The bell is silent\n\nIts battery is empty.\n"

    (draft,) = read({"bell.md": text}).drafts

    assert joined(draft.pieces).split("\n\n")[:2] == ["**The bell**", "All about it."]


def test_each_line_of_a_cell_of_errors_is_a_symptom(read: Read) -> None:
    text = (
        "# Errors\n\n| Error message | What to do |\n| --- | --- |\n"
        "| To weigh:<ul><li>A pan must be there</li><li>It must be dry</li></ul> | Dry it, now. |\n"
        "| The scale blinks | Wait a little for it. |\n"
    )

    draft = next(d for d in read({"errors.md": text}).drafts if "pan" in d.title)

    assert {"A pan must be there", "It must be dry"} <= set(draft.symptoms)
    assert "Error message" not in draft.symptoms


def test_equal_titles_get_their_page_in_front_whatever_the_order(read: Read) -> None:
    pages: dict[str, str | bytes] = {
        f"{name}.md": f"# {name.title()}\n\n## Set up the scale\n\nConnect {name} with the cable.\n"
        for name in ("delta", "echo", "foxtrot")
    }

    found = by_title(read(pages))

    assert list(found) == [f"{n}: set up the scale" for n in ("Delta", "Echo", "Foxtrot")]
    assert [d.symptoms[0] for d in found.values()] == list(found)
    assert len({d.id for d in found.values()}) == 3


@pytest.mark.parametrize(
    ("title", "body", "doc", "kind"),
    [
        ("The lamp is dim", "Its bulb is old. Change it for a new one.", "lamp.md", "problem"),
        ("Changing the bulb", "Wait until it is cold before you do it.", "lamp.md", "how-to"),
        ("Who may change the bulb?", "Anybody may do that at any time.", "lamp.md", "question"),
        ("Light and warmth", "A bulb gives both of them to the room.", "lamp.md", "concept"),
        ("`--bulb-size`", "How large a bulb may be, in mm of width.", "lamp.md", "reference"),
        ("Naming of branches", "Begin them with the number of the lamp.", "contributing.md",
         "contributor"),
    ],
)  # fmt: skip
def test_an_article_has_a_kind(read: Read, title: str, body: str, doc: str, kind: str) -> None:
    (draft,) = read({doc: f"# Lamps\n\n## {title}\n\n{body}\n"}).drafts

    assert draft.kind == kind


def test_symptoms_are_no_names_rights_places_or_steps(read: Read) -> None:
    text = (
        "# The till does not open\n\nWorks with **Ledger 50** and needs **administrator rights**. "
        "In the **Till Portal** look for its key.\n\n- Wait for the till to restart.\n"
        '- It says "Drawer is locked by another user".\n'
    )

    (draft,) = read({"till.md": text}).drafts

    assert "Drawer is locked by another user" in draft.symptoms
    wrong = {"Ledger 50", "administrator rights", "Till Portal", "Wait for the till to restart"}
    assert not wrong & set(draft.symptoms)


def test_versions_and_details_are_parts_of_the_problem_and_of_no_other_page(read: Read) -> None:
    def text(what: str, why: str) -> str:
        return (
            f"---\ntitle: The {what} is stuck\n---\n\n## Applicable versions\n\nAll versions.\n\n"
            f"## Symptoms\n\nThe {what} does not move at all.\n\n## Details\n\n{why}\n\n"
            "## Related information\n\nTold to us by a customer who had the very same thing.\n"
        )

    reading = read({"a.md": text("valve", "Rust."), "b.md": text("wheel", "Ice.")})

    assert sorted(draft.title for draft in reading.drafts) == [
        "The valve is stuck",
        "The wheel is stuck",
    ]
    assert all("All versions" in joined(draft.pieces) for draft in reading.drafts)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Reinstall the pump after an update", "how-to"),
        ("Fix a pump that is stuck", "problem"),
        ("Concurrent Pumps per Node Limit", "concept"),
        ("Block-type pumps in cellars", "concept"),
        ("Pump limit reached", "problem"),
    ],
)
def test_words_of_trouble_in_a_setting_or_a_task_are_no_problem(
    read: Read, title: str, kind: str
) -> None:
    text = f"# Pumps\n\n## {title}\n\nA pump moves water from the lower to the upper tank.\n"

    assert drafts(read, text)[title].kind == kind


def test_a_heading_that_any_page_may_have_is_told_by_its_page(read: Read) -> None:
    told = "Water may come out of it for as long as half a minute, which nobody has to worry about."
    text = f"# Pumps\n\n## Size\n\n{told}\n\n## Warning\n\n{told}\n\n## Known issues\n\n{told}\n"

    assert {"Pumps: Warning", "Pumps: Known issues"} <= set(drafts(read, text))


def test_the_message_that_a_page_of_an_error_begins_with_is_a_symptom(read: Read) -> None:
    text = "# Error PU1101\n\n> The valve is shut. No pump of this name turns.\n\nOpen the valve.\n"

    (draft,) = drafts(read, text).values()

    assert draft.symptoms[1] == "The valve is shut. No pump of this name turns"


def test_a_heading_that_only_counts_is_called_after_what_it_tells(read: Read) -> None:
    told = "> Unable to find pump 'A', because no pump of this name stands in any of the {} halls."
    both = "\n\n".join(
        f"## Scenario {n}\n\n{told.format(word * 30)}\n\n### Solution\n\nLook into hall {n}."
        for n, word in ((1, "other "), (2, "empty "))
    )

    found = drafts(read, f"# Error PU1102\n\n{both}\n")

    assert [title[:55] for title in found] == [
        "Error PU1102 (scenario 1): Unable to find pump 'A', bec",
        "Error PU1102 (scenario 2): Unable to find pump 'A', bec",
    ]
