"""What is put into a template is read back as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.messages.escape import is_unsafe
from sopctl.source.load import load_bytes
from sopctl.start.scalar import scalar

TEXT = st.text(st.characters(codec="utf-8"), max_size=60).filter(lambda text: not any(map(is_unsafe, text)))


def read_back(written: str) -> object:
    text = f"skema: sop/1\nblok: {written}\nalir: {{a: {written}, b: [{written}, x]}}  # catatan\n"
    loaded = load_bytes(text.encode(), "a.yaml")
    assert loaded.document is not None, loaded.findings
    block, flow = loaded.document.data["blok"], loaded.document.data["alir"]
    assert flow == {"a": block, "b": [block, "x"]}
    assert type(flow["a"]) is type(block)
    return block


@given(TEXT)
def test_a_text_is_read_back_as_that_text(text: str) -> None:
    back = read_back(scalar(text))
    assert back == text
    assert type(back) is str


@pytest.mark.parametrize(
    "text",
    [
        *("065", "1.10", "null", "~", "true", "", " ", "a: b", "a #b", "#", "- a", "[a", "a, b", "{{7*7}}"),
        *("'kutip'", '"kutip"', "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "? a", "a:", "«nama»", "\\x1b"),
    ],
)
def test_no_text_means_something_to_yaml(text: str) -> None:
    assert read_back(scalar(text)) == text


def test_an_ordinary_name_needs_no_quotes() -> None:
    assert scalar("Pengelolaan Surat Masuk (Umum)") == "Pengelolaan Surat Masuk (Umum)"


def test_nothing_is_null() -> None:
    assert scalar(None) == "null"
