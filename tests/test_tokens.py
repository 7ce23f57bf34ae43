"""The tokeniser: the same words for the compiler and for the question."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.match.features import MAX_TOKENS, content, grams, key, pairs, shorten
from assistant.match.stem import stem
from assistant.match.synonyms import build
from assistant.match.tokens import Token, fold, stem_of, tokenize
from assistant.match.words import STOPWORDS
from tests.each import each
from tests.examples import examples

steady = settings(derandomize=True, deadline=None, max_examples=examples(300))


def words(text: str) -> list[str]:
    return [t.word for t in tokenize(text)]


def negated(text: str) -> list[str]:
    return [t.word for t in tokenize(text) if t.negated]


def literal(text: str) -> list[str]:
    return [t.word for t in tokenize(text) if t.literal]


def test_words_are_folded_and_in_order() -> None:
    assert words("The TRAY icon, it's RED!") == ["the", "tray", "icon", "it", "red"]


def test_nothing_but_punctuation_has_no_words() -> None:
    assert tokenize(" \t\n!?.,;: -- 😴🍕 _ ") == []


def test_accents_and_case_do_not_matter() -> None:
    assert words("Désinstallé Straße ÎCÔNE") == ["desinstalle", "strasse", "icone"]


@pytest.mark.parametrize("text", ["icône", "désinstallé", "Größe", "¿dónde está la carpeta?"])
def test_a_decomposed_accent_is_the_same_letter(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)

    assert words(apart) == words(text)


@pytest.mark.parametrize("text", ["𝐓𝐑𝐀𝐘", "𝓣𝓻𝓪𝔂", "ＴＲＡＹ", "Ⓣⓡⓐⓨ"])
def test_letters_in_fancy_dress_are_letters(text: str) -> None:
    assert fold(text) == "tray"


@each(
    "forms",
    [
        ("icon", "icons"),
        ("log", "logs", "logged", "logging"),
        ("sync", "syncs", "synced", "syncing"),
        ("box", "boxes"),
        ("crash", "crashes", "crashed"),
        ("company", "companies"),
        ("update", "updates", "updated", "updating"),
        ("queue", "queues", "queued"),
        ("stop", "stops", "stopped", "stopping"),
        ("block", "blocks", "blocked", "blocking"),
    ],
)
def test_forms_of_a_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for word in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "police"),
        ("universe", "university"),
        ("red", "reed"),
        ("access", "acces"),
        ("status", "statu"),
        ("thing", "th"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["qbwc1085", "0x80040408", "bus", "its", "2024", "v2s"])
def test_codes_and_short_words_are_their_own_stems(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    "text",
    [
        "the icon is not red",
        "the icon isn't red",
        "the icon isn’t red",
        "the icon isnt red",
        "the icon is never red",
        "THE ICON ISN'T RED",
        "no icon red",
        "without a red",
    ],
)
def test_a_negation_reaches_the_next_word(text: str) -> None:
    assert "red" in negated(text)


def test_a_negation_reaches_three_words_and_no_further() -> None:
    assert negated("not alpha bravo charlie delta") == ["alpha", "bravo", "charlie"]


def test_stop_words_do_not_use_up_the_reach() -> None:
    assert negated("it is not that the icon is in the tray red") == ["icon", "tray", "red"]


@each("stop", [".", ",", "!", "?", ";", ":", "\n", " but", " and", " because"])
def test_a_new_clause_ends_a_negation(stop: str) -> None:
    assert negated(f"not red{stop} syncs wait") == ["red"]


@pytest.mark.parametrize("text", ["it can't start", "it won't start", "it cannot start"])
def test_what_cannot_start_is_negated_whatever_the_spelling(text: str) -> None:
    assert negated(text)[-1] == "start"


@pytest.mark.parametrize("contraction", ["can't", "won't", "can’t", "won’t", "CAN'T"])
def test_a_contraction_leaves_no_word_that_is_none(contraction: str) -> None:
    topical = {t.word for t in content(tokenize(f"the icon {contraction} load"))}

    assert topical - {"icon", "load", "cannot", "cant", "wont"} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's", ["it"]),
        ("we're", ["we"]),
        ("I'll", ["i"]),
        ("the customer's icon", ["the", "customer", "icon"]),
        ("'quoted'", ["quoted"]),
    ],
)
def test_english_contractions_lose_their_tail(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("l'icône", "icone"), ("d'ouverture", "ouverture"), ("l’antivirus", "antivirus")],
)
def test_french_elision_leaves_the_noun(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("error QBWC1085 again", "qbwc1085"),
        ("code 0x80040408", "0x80040408"),
        (r"in C:\ProgramData\Intuit", "intuit"),
        ("in /var/log", "log"),
        ("the SDK says", "sdk"),
        ("task QuickbooksDesktop_ACME", "acme"),
        ("mail joe@example", "example"),
        ("path=here", "here"),
    ],
)
def test_codes_paths_and_names_in_capitals_are_literal(text: str, protected: str) -> None:
    assert protected in literal(text)


def test_ordinary_words_are_not_literal() -> None:
    assert literal("the Icon is Red, again") == []


def test_a_text_that_shouts_is_not_made_of_codes() -> None:
    assert literal("TRAY ICON IS RED!!!") == []


def test_camel_case_is_one_word_and_its_parts() -> None:
    assert words("QuickbooksDesktopUI.exe") == [
        "quickbooksdesktopui",
        "quickbooks",
        "desktop",
        "ui",
        "exe",
    ]


def test_the_product_name_is_one_word() -> None:
    assert words("QuickBooks quickbooks QUICKBOOKS") == ["quickbooks"] * 3


def test_a_word_without_end_is_cut() -> None:
    assert len(words("x" * 5000)[0]) <= 40


def test_content_leaves_out_stop_words_and_repeats() -> None:
    found = content(tokenize("the icon, the red icon is not the icon"))

    assert [key(t) for t in found] == ["icon", "red", "!icon"]


def test_pairs_are_neighbours_each_once() -> None:
    assert pairs(tokenize("red icon red icon")) == ["red icon", "icon red"]


def test_runs_of_letters_survive_a_typo() -> None:
    right, wrong = set(grams("certificate")), set(grams("certifcate"))

    assert len(right & wrong) > len(right) / 3


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    text = "first " + "filler " * 50_000 + "last"
    kept = shorten(tokenize(text))

    assert len(tokenize(text)) == 50_002
    assert len(kept) == MAX_TOKENS
    assert (kept[0].word, kept[-1].word) == ("first", "last")


def test_synonyms_belong_to_the_group_of_their_first_term() -> None:
    synonyms = build([["antivirus", "defender", "carbon black"], ["red", "scarlet"]])

    assert synonyms.groups_of(stem_of("defender")) == synonyms.groups_of(stem_of("antivirus"))
    assert synonyms.groups_of("carbon black") == synonyms.groups_of(stem_of("antivirus"))
    assert synonyms.groups_of(stem_of("scarlet")) != synonyms.groups_of(stem_of("antivirus"))
    assert synonyms.groups_of("other") == []


@steady
@given(st.text(st.one_of(st.characters(), st.sampled_from("aZ'’\\_.\n\u0301ǅßİ½²"))))
def test_no_text_breaks_the_tokeniser(text: str) -> None:
    for token in tokenize(text):
        assert isinstance(token, Token)
        assert token.word
        assert token.stem
        assert len(token.word) <= 40
    pairs(tokenize(text))


@steady
@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
@example("ℌ")
@example("İ")
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@steady
@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=30))
def test_a_folded_word_has_the_stem_of_the_word(word: str) -> None:
    assert stem_of(fold(word)) == stem_of(word)


@steady
@given(st.text(st.sampled_from("abcdeginrsty"), min_size=4, max_size=12))
def test_a_stem_is_a_beginning_of_its_word_and_never_empty(word: str) -> None:
    found = stem(word)

    assert len(found) >= 2
    assert found[:-1] == word[: len(found) - 1]


@steady
@given(
    st.lists(
        st.sampled_from(["icon", "red", "tray", "sync", "queued", "webroot", "log", "file"]),
        min_size=1,
    )
)
def test_plain_words_come_through_one_for_one(some: list[str]) -> None:
    assert words(" ".join(some)) == some


def test_stop_words_are_folded_words() -> None:
    assert {fold(w) for w in STOPWORDS} == set(STOPWORDS)
