"""The tools of others that sopctl is tried with: `make uji-integrasi` installs them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
_REQUIRED = "SOPCTL_UJI_INTEGRASI"
"""Set by `make uji-integrasi`: a tool that is missing is then a failure, not a reason to skip."""


def command(name: str) -> Path:
    """A tool written in Python. Skips the test, with the reason, where it is not installed."""
    return _installed(CHECKOUT / ".venv" / "integrasi" / "bin" / name)


def node_module(name: str) -> Path:
    """A tool from npm. Skips the test, with the reason, where it is not installed."""
    return _installed(HERE / "node_modules" / name)


def _installed(path: Path) -> Path:
    if not path.exists():
        told = f"{path.name} is not installed; `make uji-integrasi` does it"
        if os.environ.get(_REQUIRED):
            pytest.fail(told)
        pytest.skip(told)
    return path


def clean_environment() -> dict[str, str]:
    """The environment without settings of git, of sopctl or of a Python that runs the tests."""
    left_out = ("GIT_", "SOPCTL", "PYTHON", "PRE_COMMIT", "PREK")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
