"""sopctl: write, judge and print the standard operating procedures of Indonesian governments."""

from sopctl.version import __version__

__all__ = ["__version__"]
