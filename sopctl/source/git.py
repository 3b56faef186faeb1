"""Git, for the base that a work tree is compared with. No module but `git_run.py`, through this one, runs it.

What it runs in is hostile: a name of a revision comes from anybody, and so may `.git/config` of an
unpacked archive. So only commands are run that look into the object store (never `diff` or `status`:
these run the filters that a repository configures), a name is turned into a commit's id before anything
else sees it, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sopctl.errors import SopctlError
from sopctl.source.git_run import Done, run_git
from sopctl.source.versions import FORMAT, Version, read_versions

_AT_ONCE = 5000
"""Files whose sizes are asked for in one go."""
_PORTION = 16 << 20
"""Bytes of files that are asked for in one go: no more than this, and one file, stand in memory."""
_LONGEST_NAME = 500


def find_top(start: str) -> str | None:
    """The nearest folder with a `.git`, from a folder upwards; None where there is none. Runs nothing."""
    here = os.path.abspath(start)
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit, not yet read."""

    id: str
    link: bool = False
    """A symbolic link, whose content is where it leads."""


def blob_ids(data: bytes, length: int = 40) -> tuple[str, ...]:
    """The ids that git may know a content by: as it is, and with the line ends that it may turn around.

    `length` is that of the ids of the repository: 40 for SHA-1, 64 for SHA-256.
    """
    turned = data.replace(b"\r\n", b"\n")
    return tuple(_blob_id(content, length) for content in ((data,) if turned == data else (data, turned)))


def _blob_id(data: bytes, length: int) -> str:
    known = hashlib.new("sha1" if length == 40 else "sha256", usedforsecurity=False)
    known.update(b"blob %d\0" % len(data))
    known.update(data)
    return known.hexdigest()


@dataclass(frozen=True, slots=True)
class Git:
    """A git repository, by the folder at its top."""

    top: str

    @classmethod
    def around(cls, folder: str) -> Git:
        """The repository that a folder lies in. SopctlError where there is none."""
        top = find_top(folder)
        if top is None:
            raise SopctlError("git.bukan-repositori")
        return cls(top)

    def commit(self, ref: str) -> str:
        """The id of the commit that a name stands for. SopctlError where there is no such commit."""
        # A name cannot begin with a dash; what a control character is for nobody has a good answer.
        if ref.startswith("-") or not ref.isprintable() or not 0 < len(ref) <= _LONGEST_NAME:
            raise SopctlError("git.tidak-ada-revisi", ref=ref)
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        id = done.out.decode("ascii", "replace").strip()
        if done.status == 0 and _is_id(id):
            return id
        self._refuse_if_refused(done)
        raise SopctlError("git.dangkal" if self.is_shallow() else "git.tidak-ada-revisi", ref=ref)

    def merge_base(self, ref: str, head: str = "HEAD") -> str:
        """The id of the last commit that two revisions have in common.

        SopctlError where there is no such revision, no HEAD, or nothing in common.
        """
        one, other = self.commit(ref), self.commit(head)
        done = self._run("merge-base", one, other)
        id = done.out.decode("ascii", "replace").strip()
        if done.status == 0 and _is_id(id):
            return id
        raise SopctlError("git.dangkal" if self.is_shallow() else "git.tanpa-pangkal", ref=ref)

    def files(self, commit: str) -> Mapping[str, Blob]:
        """The files of a commit by path from the top, with `/`; submodules are none of them.

        `commit` is an id, as `commit` and `merge_base` give it. SopctlError where git cannot tell.
        """
        _require_id(commit)
        done = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        if done.status != 0:
            raise SopctlError("git.gagal", alasan=done.reason)
        return dict(_tree_entries(done.out))

    def versions(self, path: str, most: int) -> tuple[Version, ...]:
        """What a file held in the commits up to HEAD that altered it, the newest first, renames followed.

        `path` is from the top, with `/`; of a longer history only the last `most` commits. SopctlError where
        git cannot tell.
        """
        asked = ("--follow", f"--max-count={most}", FORMAT, "--raw", "-z", "--no-abbrev", "--no-color")
        never = ("--no-ext-diff", "--no-textconv", "--no-notes", "--no-show-signature", "--no-mailmap")
        done = self._run("log", *asked, *never, "HEAD", "--", path)
        if done.status != 0 and self._run("rev-parse", "--verify", "--quiet", "HEAD").status == 0:
            raise SopctlError("git.gagal", alasan=done.reason)
        return tuple(read_versions(done.out))

    def setting(self, key: str) -> str | None:
        """What this clone's own configuration says of a key; None where it says nothing."""
        done = self._run("config", "--local", "--get", key)
        return done.out.decode("utf-8", "replace").rstrip("\n") if done.status == 0 else None

    def put_setting(self, key: str, value: str) -> None:
        """Write into this clone's own configuration. SopctlError where git cannot."""
        done = self._run("config", "--local", key, value)
        if done.status != 0:
            raise SopctlError("git.gagal", alasan=done.reason)

    def own_path(self, name: str) -> str:
        """Where this clone keeps a file of its own, such as `info/attributes`."""
        done = self._run("rev-parse", "--git-path", name)
        if done.status != 0:
            raise SopctlError("git.gagal", alasan=done.reason)
        return os.path.join(self.top, os.fsdecode(done.out.rstrip(b"\n")))

    def lacks(self, id: str) -> bool:
        """Whether a blob is not there: a partial clone has trees without files, and nothing is fetched."""
        return id not in self._sizes((id,))

    def read(self, ids: Iterable[str], max_bytes: int) -> Iterator[tuple[str, bytes | None]]:
        """The content of blobs, each with its id, in their order; None for one that is larger or not there.

        SopctlError where git cannot tell.
        """
        waiting = iter(ids)
        while asked := list(islice(waiting, _AT_ONCE)):
            for id in asked:
                _require_id(id)
            sizes = self._sizes(tuple(dict.fromkeys(asked)))
            for some in _portions(asked, sizes, max_bytes):
                yield from self._content(some, sizes, max_bytes)

    def _content(
        self, ids: Sequence[str], sizes: Mapping[str, int], max_bytes: int
    ) -> Iterator[tuple[str, bytes | None]]:
        small = [id for id in dict.fromkeys(ids) if sizes.get(id, max_bytes + 1) <= max_bytes]
        done = self._run("cat-file", "--batch", words=small)
        _require_content(done)
        content = dict(_batch(done.out))
        yield from ((id, content.get(id)) for id in ids)

    def holding(self, commit: str, texts: Iterable[str]) -> frozenset[str]:
        """The paths of files of a commit that hold one of some texts, which have no line end in them.

        SopctlError where git cannot tell.
        """
        _require_id(commit)
        never = ("--no-textconv", "--no-color", "--no-recurse-submodules")
        asked = ("--files-with-matches", "-z", "--text", "--full-name", "--fixed-strings", "-f", "-")
        done = self._run("grep", *never, *asked, commit, words=texts)
        if done.status not in (0, 1):
            _require_content(done)
        found = done.out.decode("utf-8", "surrogateescape").split("\0")
        return frozenset(path.removeprefix(f"{commit}:") for path in found if path)

    def _sizes(self, ids: Sequence[str]) -> dict[str, int]:
        done = self._run("cat-file", "--batch-check", words=ids)
        _require_content(done)
        rows = [line.split(" ") for line in done.out.decode("ascii", "replace").splitlines()]
        return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}

    def is_shallow(self) -> bool:
        """Whether the clone was made without its older commits."""
        return self._run("rev-parse", "--is-shallow-repository").out.strip() == b"true"

    def _refuse_if_refused(self, done: Done) -> None:
        """Git would not look into this repository at all: it is broken, or belongs to somebody else."""
        if self._run("rev-parse", "--git-dir").status != 0:
            raise SopctlError("git.gagal", alasan=done.reason or self._run("rev-parse", "--git-dir").reason)

    def _run(self, *command: str, words: Iterable[str] = ()) -> Done:
        return run_git(self.top, command, words)


def _portions(ids: Sequence[str], sizes: Mapping[str, int], max_bytes: int) -> Iterator[list[str]]:
    """The ids in their order, in lists of which none holds too much."""
    portion: list[str] = []
    total = 0
    for id in ids:
        size = sizes.get(id, 0)
        if portion and total + size > _PORTION:
            yield portion
            portion, total = [], 0
        portion.append(id)
        total += size if size <= max_bytes else 0
    if portion:
        yield portion


def _require_content(done: Done) -> None:
    """A partial clone lacks files of its trees; git wants to fetch them, and may not."""
    if b"promisor remote" in done.err:
        raise SopctlError("git.tanpa-isi")
    if done.status != 0:
        raise SopctlError("git.gagal", alasan=done.reason)


def _is_id(text: str) -> bool:
    return len(text) in (40, 64) and all(c in "0123456789abcdef" for c in text)


def _require_id(text: str) -> None:
    if not _is_id(text):
        raise ValueError(text)


def _tree_entries(listed: bytes) -> Iterator[tuple[str, Blob]]:
    for entry in listed.split(b"\0"):
        about, _, path = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        kind, _, id = rest.partition(b" ")
        if kind == b"blob":
            yield path.decode("utf-8", "surrogateescape"), Blob(id.decode("ascii"), mode == b"120000")


def _batch(told: bytes) -> Iterator[tuple[str, bytes]]:
    """(id, content) of an answer of `cat-file --batch`."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        row = told[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if len(row) == 3:
            size = int(row[2])
            yield row[0], told[at : at + size]
            at += size + 1
