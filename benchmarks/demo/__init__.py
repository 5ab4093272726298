"""The demo library: how what `seedbrowse demo` opens is made. Run `python -m benchmarks.demo`."""
