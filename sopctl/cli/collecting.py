"""Where commands keep, for their next run, what they worked out of a repository."""

from __future__ import annotations

import os

from sopctl.source.collection import Terkumpul, collect
from sopctl.source.repository import Repository


def collected(repository: Repository) -> Terkumpul:
    """A whole repository in short; what did not change since the last run is not read again."""
    return collect(repository, _cache_folder())


def _cache_folder() -> str | None:
    """The user's folder for what can be worked out anew; None where there is none."""
    import platformdirs

    folder = platformdirs.user_cache_dir("sopctl", appauthor=False)
    # Without a home the path stays relative: nothing of ours belongs into the working folder.
    return folder if os.path.isabs(folder) else None
