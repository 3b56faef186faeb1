"""The walk through README.md, done as it is written: `python -m tests.panduan` writes what its commands say.

A block says by its info string what it is: `yaml isi=PATH` is a whole file, `yaml berkas=PATH` goes to the
end of one, `sh uji` is run, `text hasil` is what that run said. A comment `ganti berkas=PATH: A -> B` is an
edit that the text asks for.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(
    r"^```(?P<bahasa>\w+) (?P<peran>uji|hasil|(?P<cara>isi|berkas)=(?P<berkas>\S+))\n(?P<isi>.*?)^```$"
    r"|^<!-- ganti berkas=(?P<diganti>\S+): (?P<lama>.+?) -> (?P<baru>.+?) -->$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Langkah:
    """A run of the walk: its commands, how they ended, what they said, and what README shows of that."""

    perintah: str
    status: int
    kata: str
    tertulis: str | None


@dataclass(frozen=True, slots=True)
class Jalan:
    """The walk done."""

    langkah: tuple[Langkah, ...]
    kantor: Path
    """The folder it ended in."""


def walk(home: Path) -> Jalan:
    """Do what README says, with this folder as home."""
    here, done = home, list[Langkah]()
    for block in _BLOCK.finditer(README.read_text(encoding="utf-8")):
        if block["diganti"]:
            _replace(here / block["diganti"], block["lama"], block["baru"])
        elif block["cara"] == "isi":
            (here / block["berkas"]).write_text(block["isi"], encoding="utf-8")
        elif block["berkas"]:
            _append(here / block["berkas"], block["isi"])
        elif block["peran"] == "uji":
            status, said, here = _run(block["isi"], here, home)
            done.append(Langkah(block["isi"], status, said, None))
        else:
            last = done.pop()
            done.append(Langkah(last.perintah, last.status, last.kata, block["isi"]))
    return Jalan(tuple(done), here)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{path.name}: {old!r} stands there {text.count(old)} times")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _append(path: Path, text: str) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")


def _run(commands: str, here: Path, home: Path) -> tuple[int, str, Path]:
    """Status, everything said, and the folder where the commands end."""
    ending = home / ".pwd"
    script = f'{commands}status=$?; pwd >"{ending}"; exit $status'
    scripts = Path(sys.executable).parent
    kept = {name: value for name, value in os.environ.items() if name not in ("SOPCTL_LANG", "FORCE_COLOR")}
    environment = kept | {"HOME": str(home), "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=here,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, Path(ending.read_text(encoding="utf-8").strip())


def rewritten(jalan: Jalan) -> str:
    """README with what the commands say today."""
    said = iter([langkah.kata for langkah in jalan.langkah if langkah.tertulis is not None])

    def block(found: re.Match[str]) -> str:
        return f"```text hasil\n{next(said)}```" if found["peran"] == "hasil" else found[0]

    return _BLOCK.sub(block, README.read_text(encoding="utf-8"))


def main() -> None:
    """Write README anew."""
    with tempfile.TemporaryDirectory() as home:
        text = rewritten(walk(Path(home)))
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
