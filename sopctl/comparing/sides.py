"""What BASE and HEAD stand for: a file, a file of a revision, a revision, or the working tree."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass

from sopctl.comparing.tree import CommitTree, Tree, WorkTree
from sopctl.errors import SopctlError
from sopctl.source.git import Git
from sopctl.source.repository import find_root
from sopctl.source.walk import SETTINGS

_LONGEST_SHOWN = 12
"""Characters of an id by which a merge base is named."""


@dataclass(frozen=True, slots=True)
class Side:
    """A revision, or one file of it."""

    tree: Tree
    file: str | None = None
    """None: all SOPs."""
    below: str = ""
    """Only SOPs in this folder, with a `/` at its end."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both."""

    base: Side
    head: Side
    name: str
    """What BASE is called."""


def resolve_sides(base: str, head: str | None, folder: str, *, merge_base: bool = False) -> Sides:
    """The two sides, as seen from a folder.

    SopctlError where there is no such file or revision, no git where one is needed, a clone that is too
    shallow, or no merge base to look for.
    """
    return _Resolver(folder).sides(base, head, merge_base)


class _Resolver:
    def __init__(self, folder: str) -> None:
        self._folder = os.path.abspath(folder)

    def sides(self, base: str, head: str | None, merge_base: bool) -> Sides:
        if head is None and self._lies_here(base):
            return self._against_commit(base)
        ref, path = self._parted(base)
        if merge_base and ref is None:
            raise SopctlError("diff.tanpa-revisi", kata=base)
        own = self._at_revision(ref, path, self._forked(ref, head) if merge_base else None) if ref else None
        one = own or self._on_disk(base)
        if head is None:
            assert own is not None
            assert isinstance(own.tree, CommitTree)
            return Sides(one, Side(self._work_tree(own.tree), None), base)
        return Sides(one, self._side(head), base)

    def _side(self, word: str) -> Side:
        ref, path = self._parted(word)
        return self._on_disk(word) if ref is None else self._at_revision(ref, path, None)

    def _whole(self, word: str) -> str:
        return os.path.join(self._folder, word)

    def _lies_here(self, word: str) -> bool:
        """A file wins over a revision of that name, a folder does not."""
        whole = self._whole(word)
        if not word or "\0" in word or not os.path.lexists(whole):
            return False
        return not os.path.isdir(whole) or not self._is_revision(word)

    def _is_revision(self, word: str) -> bool:
        try:
            Git.around(self._folder).commit(word)
        except SopctlError:
            return False
        return True

    def _parted(self, word: str) -> tuple[str | None, str | None]:
        """(revision, path in it); no revision where the word is a path of the disk."""
        if self._lies_here(word):
            return None, None
        ref, colon, path = word.partition(":")
        if not ref:
            # `:path` is git's index, which is no revision.
            raise SopctlError("diff.bukan-keduanya", kata=word)
        return (ref, path) if colon else (word, None)

    def _forked(self, ref: str | None, head: str | None) -> str:
        """The revision that BASE left HEAD at."""
        other = self._parted(head)[0] if head is not None else None
        return self._git(ref or "").merge_base(ref or "", other or "HEAD")

    def _against_commit(self, word: str) -> Sides:
        """A lone path: as the last commit has it, and as it is."""
        whole = os.path.abspath(self._whole(word))
        is_folder = os.path.isdir(whole)
        start = whole if is_folder else os.path.dirname(whole)
        git = self._git(word, start)
        root = find_root(start)
        tree = self._commit_tree(git, "HEAD", root or git.top, None)
        work = WorkTree(root or git.top, _id_length(git), loose=root is None)
        inside = _inside(whole, root or git.top)
        if is_folder:
            below = "" if inside == "." else f"{inside}/"
            return Sides(Side(tree, below=below), Side(work, below=below), "HEAD")
        return Sides(Side(tree), Side(work, inside), f"HEAD:{inside}")

    def _on_disk(self, word: str) -> Side:
        whole = os.path.abspath(self._whole(word))
        if os.path.isdir(whole):
            if not os.path.lexists(os.path.join(whole, SETTINGS)):
                raise SopctlError("diff.folder", folder=word)
            return Side(WorkTree(whole, self._ids_around(whole)))
        root = find_root(os.path.dirname(whole))
        if root is None:
            return Side(WorkTree(self._folder, loose=True), _inside(whole, self._folder))
        return Side(WorkTree(root, self._ids_around(root)), _inside(whole, root))

    def _at_revision(self, ref: str, path: str | None, commit: str | None) -> Side:
        git = self._git(ref)
        tree = self._commit_tree(git, ref, find_root(self._folder), commit)
        if path is None:
            return Side(tree)
        return Side(tree, self._file_of(tree, ref, path))

    def _commit_tree(self, git: Git, ref: str, root: str | None, commit: str | None) -> CommitTree:
        name = ref if commit is None else commit[:_LONGEST_SHOWN]
        whole = CommitTree(git, commit or self._commit(git, ref), name, "")
        prefix = _prefix(root, git.top) if root else None
        if prefix is None:
            prefix = next((p for p in _upwards(self._folder, git.top) if whole.has(p + SETTINGS)), "")
        return whole.at(prefix)

    def _commit(self, git: Git, ref: str) -> str:
        try:
            return git.commit(ref)
        except SopctlError as error:
            if error.key == "git.dangkal":
                raise SopctlError("diff.dangkal", kata=ref) from error
            if error.key == "git.tidak-ada-revisi":
                raise SopctlError("diff.bukan-keduanya", kata=ref) from error
            raise

    def _file_of(self, tree: CommitTree, ref: str, path: str) -> str:
        """A path of `REF:path`, from the root: it is seen from the top of git, then from there."""
        from_top = posixpath.normpath(path)
        if tree.at("").has(from_top):
            return from_top.removeprefix(tree.prefix) if tree.prefix else from_top
        if tree.has(path):
            return posixpath.normpath(path)
        raise SopctlError("diff.tidak-ada-berkas", ref=ref, path=path)

    def _work_tree(self, tree: CommitTree) -> WorkTree:
        """The files that lie where a commit's are."""
        root = find_root(self._folder)
        if root is not None:
            return WorkTree(root, self._ids_around(root))
        git = Git.around(self._folder)
        return WorkTree(os.path.join(git.top, tree.prefix), _id_length(git), loose=True)

    def _git(self, word: str, folder: str | None = None) -> Git:
        try:
            return Git.around(folder or self._folder)
        except SopctlError as error:
            key = "diff.bukan-repositori" if folder is not None else "diff.bukan-keduanya-tanpa-git"
            raise SopctlError(key, kata=word) from error

    def _ids_around(self, folder: str) -> int:
        try:
            return _id_length(Git.around(folder))
        except SopctlError:
            return 40


def _id_length(git: Git) -> int:
    try:
        return len(git.commit("HEAD"))
    except SopctlError:
        return 40


def _inside(whole: str, folder: str) -> str:
    return os.path.relpath(whole, folder).replace(os.sep, "/")


def _prefix(root: str, top: str) -> str | None:
    """The way from the top of git to a repository's root; None where the root lies above it."""
    inside = _inside(os.path.realpath(root), os.path.realpath(top))
    if inside == ".":
        return ""
    return None if inside.startswith("..") else f"{inside}/"


def _upwards(folder: str, top: str) -> list[str]:
    """The prefixes of a folder and of those above it, up to the top of git."""
    inside = _prefix(folder, top) or ""
    parts = inside.rstrip("/").split("/") if inside else []
    return ["".join(f"{part}/" for part in parts[:i]) for i in range(len(parts), -1, -1)]
