"""Where schemas/ and templates/ lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = os.path.dirname(_PACKAGE)


def resource_path(*parts: str) -> str:
    """The path of a shipped file or folder, such as `resource_path("templates", "fonts")`.

    Raises FileNotFoundError where the installation is broken: nothing a user wrote can cause it.
    """
    for root in (os.path.join(_PACKAGE, "_data"), _CHECKOUT):
        path = os.path.join(root, *parts)
        if os.path.exists(path):
            return path
    raise FileNotFoundError("/".join(parts))
