"""Signs of doc sites: none of them is left, and no word between them is lost."""

from __future__ import annotations

import pytest

from assistant.kb.importer.draft import ReadResult
from tests.each import each
from tests.importer.conftest import Read, by_title, joined, page, shown

LEFT = ("{{", "}}", ":::", "{#", "{:", "{ .", "[^", "&nbsp;", "&#", "[!", "???", "8<")


@each(
    ("line", "said"),
    [
        ('Press :::no-loc text="Go"::: and wait.', "Press Go and wait."),
        ('Read [it](https://a.example){:target="_blank"} first.',
         "Read [it](https://a.example) first."),
        ("It is green{ .green } now.", "It is green now."),
        ("Done :material-check: at last.", "Done at last."),
        ("Wide&nbsp;open &#x2022; and &copy; ours.", "Wide open • and © ours."),
        ('See {{< ref "/setup/wires.md" >}} for more.', "See /setup/wires.md for more."),
        ("{{< youtube abc123 >}} It turns.", "It turns."),
        ("Choose [!UICONTROL Save as] there.", "Choose Save as there."),
        (':::image type="content" source="a.png" alt-text="The lamp":::', "![The lamp](a.png)"),
        ("Get `v{{< current-version >}}.gz` there.", "Get `v<current-version>.gz` there."),
        ("Write `{{ a }}` and `{:x}` as `&nbsp;`.", "Write `{{ a }}` and `{:x}` as `&nbsp;`."),
        ('`{lamp="red" .on}`', '`{lamp="red" .on}`'),
    ],
)  # fmt: skip
def test_a_sign_becomes_what_it_means_and_code_stays(line: str, said: str) -> None:
    assert [markdown for _, markdown in shown(page(f"{line}\n"))] == [said]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Make a wire {{ tag: 'POST', label: '/api/wires' }}", "Make a wire"),
        ("Sell a wire{#sell}", "Sell a wire"),
        ("Cut a wire {#cut data-toc-label='Cut'}", "Cut a wire"),
        ("Bend a wire { .wide }", "Bend a wire"),
    ],
)
def test_a_heading_is_its_words(read: Read, heading: str, title: str) -> None:
    (draft,) = read({"wire.md": f"# Wires\n\n## {heading}\n\nTake the pliers to do it.\n"}).drafts

    assert (draft.title, draft.symptoms[0]) == (title, title)


@pytest.mark.parametrize("line", ["\n{#turning}\n", "{: .subtitle }\n", "{:#turning .wide}\n"])
def test_attributes_on_a_line_of_their_own_leave_nothing(line: str) -> None:
    assert [said for _, said in shown(page(f"It turns.\n{line}\nIt stops.\n"))] == [
        "It turns.",
        "It stops.",
    ]


def test_a_note_that_is_written_as_an_item_is_a_note() -> None:
    text = "- Cut it.\n  - :::warning\n    It is live.\n    :::\n- Bend it.\n"

    told = [said for _, said in shown(page(text))]

    assert not any(sign in said for said in told for sign in LEFT)
    assert any("It is live." in said for said in told)


def test_a_part_is_found_by_a_path_that_begins_with_the_documents_folder(read: Read) -> None:
    reading = read(
        {
            "wires/bend.md": '# The wire does not bend\n\n--8<-- "content/parts/heat.md"\n',
            "parts/heat.md": "Heat it first, then bend it.\n",
        }
    )

    assert "Heat it first" in joined(by_title(reading)["The wire does not bend"].pieces)


def test_shortcodes_of_hugo_are_notes_and_collapsed_parts() -> None:
    text = (
        "# It hums\n\nIt always does.\n\n"
        '{{< admonition type="warning" >}}\nDo not open it.\n{{< /admonition >}}\n\n'
        '{{% collapse title="Why it hums" %}}\nThe coil moves.\n{{% /collapse %}}\n'
    )

    found = shown(page(text))

    assert ("note", "> Do not open it.") in found
    assert ("entry", "Why it hums") in found


def test_a_footnote_is_told_where_it_is_named(read: Read) -> None:
    text = (
        "# The nut is loose\n\nTighten the nut[^1].\n\nThen listen[^gone].\n\n## The nut is dry\n\n"
        "Oil it.\n\n[^1]: Only on model B,\n    made before May.\n"
    )

    found = by_title(read({"a.md": text}))

    assert joined(found["The nut is loose"].pieces).startswith(
        "Tighten the nut (Only on model B, made before May)."
    )
    assert joined(found["The nut is dry"].pieces).strip() == "Oil it."


def test_a_collapsed_part_inside_a_list_has_its_title() -> None:
    text = '# Do it\n\n1. Open it.\n\n    ??? "Drawer B"\n\n        Pull it out.\n\n2. Shut it.\n'

    words = [piece.words for piece in page(text).pieces]

    assert words == ["Do it", "Open it.", "Drawer B", "Pull it out.", "Shut it."]


def test_layout_of_docfx_leaves_nothing() -> None:
    text = (
        '# It\n\n> [!div class="nextstepaction"]\n> [A](b.md)\n\n:::row:::\nText.\n:::row-end:::\n'
    )

    found = " ".join(markdown for _, markdown in shown(page(text)))

    assert "Text." in found
    assert not [sign for sign in LEFT if sign in found]


def _parts(read: Read, name: str, use: str) -> ReadResult:
    return read({name: f"# The motor stands still\n\n{use}\n", "parts/_belt.md": PART})


PART = "---\ntitle: x\n---\nThe belt is torn. Put on a **new** one.\n"


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("motor.mdx", "import Belt from './parts/_belt.md'\n\n<Belt />"),
        ("motor.md", '--8<-- "parts/_belt.md"'),
        ("motor.md", "[!INCLUDE [belt](parts/_belt.md)]"),
        ("motor.md", '{{< docs/shared source="x" lookup="parts/_belt.md" >}}'),
        ("motor.mdx", '<Snippet file="_belt.md" />'),
    ],
)
def test_a_part_is_read_where_it_is_used_and_never_alone(read: Read, name: str, use: str) -> None:
    reading = _parts(read, name, use)

    (draft,) = reading.drafts
    assert draft.title == "The motor stands still"
    assert joined(draft.pieces).strip() == "The belt is torn. Put on a **new** one."
    assert reading.left_out == ()


def test_parts_that_use_each_other_end_and_an_unused_one_is_named(read: Read) -> None:
    reading = read(
        {
            "a.md": '# It fails\n\nNow and then.\n\n--8<-- "_one.md"\n',
            "_one.md": 'One.\n\n--8<-- "_two.md"\n',
            "_two.md": 'Two.\n\n--8<-- "_one.md"\n',
            "_three.md": "Three.\n",
            "b.md": '# It is slow\n\nAlways.\n\n--8<-- "../../../etc/passwd"\n',
        }
    )

    assert {"One.", "Two."} <= set(joined(by_title(reading)["It fails"].pieces).split("\n\n"))
    assert [(left.doc, left.reason) for left in reading.left_out] == [
        ("_three.md", "a part of pages, and no page uses it")
    ]
    assert "root:" not in joined(by_title(reading)["It is slow"].pieces)


@pytest.mark.parametrize("key", ["draft", "unlisted"])
def test_what_is_not_published_is_named_and_left_out(read: Read, key: str) -> None:
    reading = read({"a.md": f"---\n{key}: true\n---\n# It fails\n\nNobody may know.\n"})

    assert reading.drafts == ()
    (left,) = reading.left_out
    assert key in left.reason


def test_a_page_called_links_is_judged_by_what_it_holds(read: Read) -> None:
    reading = read({"links.md": "# Links\n\nA link breaks when its key is old. Make a new key.\n"})

    assert [draft.title for draft in reading.drafts] == ["Links"]


def test_questions_in_yaml_are_articles_with_lines_of_their_own(read: Read) -> None:
    text = (
        "### YamlMime:FAQ\ntitle: Kettle\nsections:\n  - name: Heat\n    questions:\n"
        "      - question: Why is it cold?\n        answer: |\n          It is off.\n\n"
        "          Switch it **on**.\n      - question: How hot is it?\n        answer: 100 C.\n"
    )
    found = by_title(read({"faq.yml": text, "values.yaml": "a: 1\n"}))

    assert list(found) == ["Why is it cold?", "How hot is it?"]
    assert "Switch it **on**." in joined(found["Why is it cold?"].pieces)
    assert found["How hot is it?"].origins[0].first == 11


def test_other_formats_are_counted_and_said_what_to_do_with(read: Read) -> None:
    reading = read({"a.rst": "x", "b/c.rst": "x", "d.adoc": "x", "e.md": "# It fails\n\nOften.\n"})

    messages = [finding.message for finding in reading.findings]
    assert messages == ["1 AsciiDoc file is not read", "2 reStructuredText files are not read"]
    assert all("pandoc" in finding.hint for finding in reading.findings)


def test_what_a_site_fills_into_code_is_shown_as_a_name() -> None:
    ((_, code),) = shown(page("```sh\nget wire-{{% version %}}.gz\necho {{ .Wire }}\n```\n"))

    assert "get wire-<version>.gz\necho {{ .Wire }}" in code


@each(
    ("header", "title"),
    [
        ("Bend wires | Guide", "Bend wires"),
        ("Bend wires - The wire docs", "Bend wires"),
        ("How to bend wires", "How to bend wires"),
    ],
)
def test_a_page_is_not_called_after_its_site(read: Read, header: str, title: str) -> None:
    heading = "Bend wires" if title == "Bend wires" else title
    text = f"---\ntitle: {header}\n---\n\n# {heading}\n\nTake the pliers and bend it slowly.\n"

    assert [draft.title for draft in read({"bend.md": text}).drafts] == [title]
