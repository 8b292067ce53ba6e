"""Run the product as `python -m aar`."""

import sys

from aar.cli.main import main

sys.exit(main())
