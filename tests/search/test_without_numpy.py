"""What the interface imports before its first frame comes without numpy and rapidfuzz."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["engine", "highlight", "facet", "presence", "typed_query", "fields", "terms"]
)
def test_a_module_that_the_first_frame_needs_imports_neither(module):
    code = (
        f"import sys, seedbrowse.search.{module}\n"
        "print(sorted({'numpy', 'rapidfuzz'} & set(sys.modules)))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "[]\n"


def test_searching_itself_needs_both():
    code = "import sys, seedbrowse.search.local; print('numpy' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "True\n"
