"""Entry point of the console script and of ``python -m seedbrowse``."""


def main() -> None:
    """Run the command line."""
    from seedbrowse.cli.main import run

    run()


if __name__ == "__main__":
    main()
