"""A file in the canonical layout: the same data, the same comments at the same keys, or not at all.

Our own writer rather than ruamel.yaml: there a comment hangs on what stands before it, so that a key that
moves to its place leaves its comment behind, and it re-emits CRLF, blank lines and folded text otherwise
than they were (reference: libraries, finding 4). What is written here is read again and compared.
"""

from __future__ import annotations

from collections import Counter

from sopctl.finding import KeyPath
from sopctl.model.dasar import Model
from sopctl.model.jenis import KINDS
from sopctl.source.build import build
from sopctl.source.document import Data, Document
from sopctl.source.edit import reread
from sopctl.source.emit import comment_places, written
from sopctl.source.order import order_at
from sopctl.source.tree import tree_of


def formatted(document: Document) -> str | None:
    """The text in canonical layout; None where that could not be done without loss."""
    even = reread(document, document.text.replace("\r\n", "\n").replace("\r", "\n"))
    if even is None:
        return None
    model = _model_of(document)
    tree = tree_of(even)
    text = written(tree, model)
    after = reread(document, text)
    if (
        after is None
        or not _same_data(even.data, after.data, model, ())
        or not _same_model(even, after, model)
    ):
        return None
    again = tree_of(after)
    if Counter(comment_places(tree)) != Counter(comment_places(again)):
        return None
    return text if written(again, model) == text else None


def _same_data(a: Data, b: Data, model: type[Model] | None, path: KeyPath) -> bool:
    """Equal, also in kind; keys in another order only where the format has one."""
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys() or (list(a) != list(b) and not order_at(model, path)):
            return False
        return all(_same_data(a[name], b[name], model, (*path, name)) for name in a)
    if isinstance(a, list) and isinstance(b, list):
        pairs = enumerate(zip(a, b, strict=False))
        return len(a) == len(b) and all(_same_data(x, y, model, (*path, i)) for i, (x, y) in pairs)
    return type(a) is type(b) and a == b


def _same_model(before: Document, after: Document, model: type[Model] | None) -> bool:
    return model is None or build(before, model)[0] == build(after, model)[0]


def _model_of(document: Document) -> type[Model] | None:
    marker = document.data.get("skema")
    return KINDS.get(marker) if isinstance(marker, str) else None
