"""From where pip installed this sopctl, so that CI can install the same."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution

from sopctl.version import __version__


def pemasang() -> str:
    """What to give to pip: name and version from a package index, or an address of git with its commit.

    Empty for a copy that lies on this machine only: CI cannot fetch that, and a guess at an index could
    fetch the package of a stranger.
    """
    try:
        written = distribution("sopctl").read_text("direct_url.json")
    except PackageNotFoundError:
        return ""
    if written is None:
        return f"sopctl=={__version__}"
    source = json.loads(written)
    commit = source.get("vcs_info", {}).get("commit_id")
    if commit and source["vcs_info"].get("vcs") == "git" and source["url"].startswith("https://"):
        return f"sopctl @ git+{source['url']}@{commit}"
    return ""
