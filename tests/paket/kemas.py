"""The package as an office gets it: built from the sources, installed beside nothing but its libraries."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Pasangan:
    """An environment with sopctl installed from a wheel."""

    python: Path
    sopctl: Path
    site: Path

    def run(self, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run `sopctl` there; its stdout and stderr are kept."""
        return _run([str(self.sopctl), *words], cwd)

    def where(self, module: str, cwd: Path) -> Path:
        """The file that a module is imported from there."""
        return Path(_said([str(self.python), "-c", f"import {module}; print({module}.__file__)"], cwd))


def build(folder: Path) -> tuple[Path, Path]:
    """The sdist of this checkout, and the wheel built from that sdist, in a folder."""
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    _said(words, folder)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


def install(wheel: Path, folder: Path) -> Pasangan:
    """A new environment with the wheel in it.

    Its libraries are those of this Python, lent by a .pth file: a test asks no registry. A path put in so
    brings no .pth file of its own, hence not the editable sopctl either.
    """
    _said([sys.executable, "-m", "venv", "--without-pip", str(folder)], folder.parent)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    _said([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], folder)
    site = Path(_said([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "pustaka.pth").write_text("".join(f"{path}\n" for path in sorted(lent)), encoding="utf-8")
    return Pasangan(python, folder / "bin" / "sopctl", site)


def _said(words: list[str], cwd: Path) -> str:
    done = _run(words, cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def _run(words: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    # Neither the checkout nor a setting of the one who tests may help.
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOPCTL", "PIP_"))
    }
    return subprocess.run(words, cwd=cwd, env=kept, capture_output=True, text=True, encoding="utf-8")
