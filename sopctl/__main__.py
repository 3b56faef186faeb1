"""`python -m sopctl`."""

import sys

from sopctl.cli.main import main

sys.exit(main())
