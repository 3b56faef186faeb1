"""Real git repositories for tests, whatever the person who runs them has configured."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AUTHOR = {
    "GIT_AUTHOR_NAME": "Penguji",
    "GIT_AUTHOR_EMAIL": "uji@contoh.id",
    "GIT_COMMITTER_NAME": "Penguji",
    "GIT_COMMITTER_EMAIL": "uji@contoh.id",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
HOSTILE = [
    "--output=ditulis",
    "--upload-pack=touch ditulis",
    "-x",
    "-",
    "a..--help",
    "HEAD..",
    "^HEAD",
    "ext::sh -c touch% ditulis",
    "main\n--output=ditulis",
    "main\0",
    "",
    " ",
    "$(touch ditulis)",
    ";touch ditulis",
    "HEAD:a.yaml",
    "x" * 10_000,
    "\ud800",
    "\x1b[31m",
    "../../etc/passwd",
]
"""Names of revisions that are none, and that would do harm to whoever hands them on."""


def run(folder: Path, *words: str) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *words], cwd=folder, env=bare | AUTHOR, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(folder: Path, **files: str | None) -> str:
    """Commit files, None for one that is to go; the id."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml")
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--allow-empty", "--message", "x")
    return run(folder, "rev-parse", "HEAD")
