"""The routers of others on our problems: libavoid through Node, TALA through D2."""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.lembar.geometri import Box, Line, Point, direction, simplified

from .tinggi import Gambaran, Pasak, Soal

HOME = Path(__file__).parent / "pembanding"
D2 = HOME / "python" / "bin" / "d2"
UNIT = 10.0
"""Both think in pixels: ten of them a mm."""

PENALTIES = {
    "segmentPenalty": 50,
    "crossingPenalty": 5000,
    "shapeBufferDistance": 8,
    "idealNudgingDistance": 15,
}
OPTIONS = {
    "nudgeOrthogonalSegmentsConnectedToShapes": True,
    "nudgeOrthogonalTouchingColinearSegments": True,
    "performUnifyingNudgingPreprocessingStep": True,
    "nudgeSharedPathsWithCommonEndPoint": True,
}
TALA_SECONDS = 20
"""What D2 may take for one drawing."""


class MissingError(Exception):
    """A router of others is not installed here; says what to do."""


# ---------------------------------------------------------------- libavoid


def _corners(box: Box) -> list[float]:
    return [round(v * UNIT, 3) for v in box]


def libavoid(
    problems: Sequence[Soal],
    penalties: dict[str, float] | None = None,
    options: dict[str, bool] | None = None,
    exclusive: bool = True,
) -> list[Gambaran]:
    """The drawings of libavoid: four pins a symbol, any of them for any arrow."""
    node = shutil.which("node")
    if node is None:
        raise MissingError("Node.js belum ada: sudo apt-get install nodejs npm")
    if not (HOME / "node_modules" / "libavoid-js").exists():
        raise MissingError("libavoid-js belum dipasang: make pembanding")
    asked = {"penalties": PENALTIES | (penalties or {}), "options": OPTIONS | (options or {})}
    lines = [
        json.dumps(
            {"boxes": [_corners(p.box) for p in s.pasak], "edges": s.sisi, "exclusive": exclusive, **asked}
        )
        for s in problems
    ]
    run = subprocess.run(
        [node, "rute.mjs"], cwd=HOME, input="\n".join(lines), capture_output=True, text=True, check=True
    )
    return [_answered(json.loads(line)) for line in run.stdout.splitlines()]


def _answered(answer: dict[str, object]) -> Gambaran:
    lines, seconds = answer["lines"], answer["seconds"]
    assert isinstance(lines, list)
    assert isinstance(seconds, float | int)
    return Gambaran(tuple(_line(points) for points in lines), float(seconds))


def _line(points: Iterable[Sequence[float]]) -> Line | None:
    line = simplified([(x / UNIT, y / UNIT) for x, y in points])
    return line if len(line) > 1 else None


# ---------------------------------------------------------------- TALA

_PATH = re.compile(r'<path d="([^"]+)"[^>]*class="connection')
_STEP = re.compile(r"([MLSC])([^MLSC]*)")


def _diagram(problem: Soal) -> str:
    said = []
    for i, pin in enumerate(problem.pasak):
        shape = "; shape: diamond" if pin.wajik else ""
        x, y = (round(v * UNIT) for v in pin.box[:2])
        w, h = round(pin.box.width * UNIT), round(pin.box.height * UNIT)
        said.append(f's{i}: "" {{top: {y}; left: {x}; width: {w}; height: {h}{shape}}}')
    said += [f"s{a} -> s{b}" for a, b in problem.sisi]
    return "\n".join(said) + "\n"


def tala(problems: Iterable[Soal]) -> Iterator[Gambaran]:
    """The drawings of TALA, at positions that it may not change."""
    if not D2.exists():
        raise MissingError("D2 belum dipasang: make pembanding")
    with tempfile.TemporaryDirectory() as folder:
        for problem in problems:
            yield _drawn(problem, Path(folder))


def _drawn(problem: Soal, folder: Path) -> Gambaran:
    source, target = folder / "soal.d2", folder / "soal.svg"
    source.write_text(_diagram(problem), encoding="utf-8")
    target.unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        str(D2),
        "--layout=tala",
        "--bundle=false",
        f"--timeout={TALA_SECONDS}",
        str(source),
        str(target),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode or not target.exists():
        return Gambaran((None,) * len(problem.sisi), seconds)
    return Gambaran(_read(target.read_text(encoding="utf-8"), problem), seconds)


def _read(svg: str, problem: Soal) -> tuple[Line | None, ...]:
    """Arrows stand in the SVG in their order; where one is missing, none can be told from another."""
    paths = _PATH.findall(svg)
    if len(paths) != len(problem.sisi):
        return (None,) * len(problem.sisi)
    lines = []
    for path, (dari, ke) in zip(paths, problem.sisi, strict=True):
        line = _line(_points(path))
        lines.append(line and _grown(line, problem.pasak[dari], problem.pasak[ke]))
    return tuple(lines)


def _points(path: str) -> Iterator[Point]:
    """The corners of a path whose corners are rounded: a curve's control point is its corner."""
    for step, rest in _STEP.findall(path):
        values = [float(v) for v in rest.split()]
        yield (values[0], values[1])
        if step == "C":
            raise ValueError("TALA draws no free curves here")
    if step == "S":
        yield (values[2], values[3])


def _grown(line: Line, source: Pasak, target: Pasak) -> Line:
    """The line up to the outlines: D2 stops short of them by the widths of its strokes."""
    reach = 0.6
    start = _reached(line[0], line[1], source.box, reach)
    end = _reached(line[-1], line[-2], target.box, reach)
    return (start, *line[1:-1], end)


def _reached(end: Point, before: Point, box: Box, reach: float) -> Point:
    dx, dy = direction(before, end)
    x, y = end
    if dx:
        wall = box.x0 if dx > 0 else box.x1
        return (wall, y) if abs(wall - x) <= reach else end
    wall = box.y0 if dy > 0 else box.y1
    return (x, wall) if abs(wall - y) <= reach else end
