"""A request that cannot be met. The door turns it into one sentence and exit status 2."""

from __future__ import annotations


class SopctlError(Exception):
    """The request cannot be met; `key` names the sentence in the message catalogue, `args` fill it."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.fields: dict[str, str | int] = dict(args)
