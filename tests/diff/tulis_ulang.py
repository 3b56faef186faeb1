"""Many files written another way, none of which may have a change: `make kampanye-beda`."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, given, settings

from tests.diff.test_pasangan import rewritings, say_the_same


def main(count: int) -> None:
    """Try as many as that, other ones in each run; an AssertionError with the smallest that fails."""
    wanted = settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
    wanted(given(rewritings())(say_the_same))()
    print(f"{count} penulisan ulang: tidak ada ubahan.")


if __name__ == "__main__":
    main(int(sys.argv[1]))
