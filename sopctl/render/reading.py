"""What is read rather than seen: where the lines of a text join with a space."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.layout.stages import TextLine


def gaps(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...]) -> Iterator[str]:
    """What belongs after each line when it is read on: nothing where a word is cut there, else a space.

    `paragraphs` is the text unbroken; where a line is not found in it, a space is a safe guess.
    """
    text = "\n".join(paragraphs)
    at = 0
    for line in lines:
        found = text.find(line.text, at)
        if found < 0:
            yield " "
            continue
        at = found + len(line.text)
        yield "" if at < len(text) and text[at] not in " \n" else " "
