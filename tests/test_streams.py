"""Characters that a code page lacks, and bytes that are no UTF-8."""

from __future__ import annotations

import codecs

import pytest

from assistant.cli.streams import other_page, plain

codecs.register_error("test-plain", plain)
codecs.register_error("test-page", other_page("cp850"))


@pytest.mark.parametrize(
    ("page", "shown"),
    [("cp437", '"Zürich" ... -- ?'), ("cp850", '"Zürich" ... -- ?'),
     ("cp1252", "“Zürich” … — ?"), ("utf-8", "“Zürich” … — 日"), ("ascii", '"Z?rich" ... -- ?')],
)  # fmt: skip
def test_what_a_code_page_lacks_is_written_plainly(page: str, shown: str) -> None:
    assert "“Zürich” … — 日".encode(page, "test-plain").decode(page) == shown


def test_bytes_that_are_no_utf_8_are_of_the_consoles_code_page() -> None:
    assert "Zürich".encode("cp850").decode("utf-8-sig", "test-page") == "Zürich"
    assert "\ufeffZürich".encode().decode("utf-8-sig", "test-page") == "Zürich"
