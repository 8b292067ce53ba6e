"""What the command line pays for knowing the metrics."""

import subprocess
import sys

KNOWS_METRICS = """
import sys
from aar.metrics.compute import compute
from aar.registry import discover
assert discover("aar.metrics.definitions", exporting="METRIC")
assert not [name for name in sys.modules if name.split(".")[0] == "scipy"]
"""


def test_knowing_the_metrics_does_not_load_scipy() -> None:
    subprocess.run([sys.executable, "-c", KNOWS_METRICS], check=True, timeout=60)
