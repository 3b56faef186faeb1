"""What the checks in a browser need, and what to type where it is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of Chromium, by its usual names."""
    return next(filter(None, map(shutil.which, _CHROMIUM)), None)


def lacking() -> str | None:
    """What is missing, as a sentence; None where all is there."""
    if chromium() is None:
        return "Chromium belum ada. Ketik: sudo apt-get install chromium"
    if shutil.which("node") is None:
        return "Node.js belum ada. Ketik: sudo apt-get install nodejs npm"
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        return "axe-core dan playwright-core belum dipasang. Ketik: make peramban"
    return None


def required() -> bool:
    """Whether the checks were asked for by name: then nothing may be skipped."""
    return os.environ.get("SOPCTL_PERAMBAN") == "wajib"


def need_browser() -> None:
    """Skip what needs a browser where there is none; fail where it was asked for by name."""
    missing = lacking()
    if missing is not None and required():
        pytest.fail(missing)
    if missing is not None:
        pytest.skip(missing)


def measure(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """What Chromium tells of each document."""
    wish = json.dumps({"chromium": chromium(), "dokumen": documents})
    words = ["node", str(HERE / "ukur.mjs")]
    done = subprocess.run(words, input=wish, capture_output=True, text=True, timeout=900)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    missing = lacking()
    if missing is not None:
        raise SystemExit(missing)
