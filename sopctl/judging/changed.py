"""Which files are not what they were at a revision, whatever is committed, staged or neither.

Bytes are compared with the tree of that revision, by their hash. Git itself would run the filters that a
repository configures in order to tell; line ends, which it may turn around, are compared away.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property

from sopctl.source.files import is_inside, read_real
from sopctl.source.git import Blob, Git, blob_ids
from sopctl.source.limits import MAX_BYTES

_ENDINGS = (".yaml", ".yml")


class Changes:
    """What changed in one git repository since its last commit in common with a revision."""

    def __init__(self, folder: str, ref: str) -> None:
        """SopctlError where the folder is in no git repository, or there is no such revision."""
        self._git = Git.around(folder)
        self._top = os.path.realpath(self._git.top)
        self.base = self._git.merge_base(ref)

    def touched(self, path: str) -> bool:
        """Whether a file of the work tree is new, or other than at the base; so too where a link leads."""
        whole = os.path.join(os.path.realpath(os.path.dirname(path) or os.curdir), os.path.basename(path))
        if not os.path.islink(whole):
            return self._differs(whole)
        return self._link_differs(whole) or self._differs(os.path.realpath(whole))

    def before(self, root: str) -> dict[str, bytes]:
        """What those files below a folder held at the base that are not the same any more.

        By path from that folder; links and what was too large to be read are left out.
        """
        folder = os.path.realpath(root)
        inner = "" if folder == self._top else os.path.relpath(folder, self._top).replace(os.sep, "/") + "/"
        changed = {
            path.removeprefix(inner): blob.id
            for path, blob in self._files.items()
            if path.startswith(inner) and path.endswith(_ENDINGS) and not blob.link
            if self._differs(os.path.join(self._top, *path.split("/")))
        }
        content = dict(self._git.read(set(changed.values()), MAX_BYTES))
        return {path: data for path, id in changed.items() if (data := content.get(id)) is not None}

    @cached_property
    def _files(self) -> Mapping[str, Blob]:
        return self._git.files(self.base)

    def _blob(self, whole: str) -> Blob | None:
        if not is_inside(whole, self._top):
            return None
        return self._files.get(os.path.relpath(whole, self._top).replace(os.sep, "/"))

    def _link_differs(self, whole: str) -> bool:
        blob = self._blob(whole)
        if blob is None or not blob.link:
            return True
        return blob.id != blob_ids(os.fsencode(os.readlink(whole)), len(blob.id))[0]

    def _differs(self, whole: str) -> bool:
        blob = self._blob(whole)
        try:
            data = read_real(whole, MAX_BYTES)
        except OSError:
            # What is not there, or cannot be read, is no news if it was not there before.
            return blob is not None
        if blob is None or blob.link or not isinstance(data, bytes):
            return True
        return blob.id not in blob_ids(data, len(blob.id))
