"""Where the real export files are: beside the checkout, or nowhere."""

from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
CORPUS = CHECKOUT.parent / "shared" / "corpus"
SEED = CHECKOUT / "seeds" / "000_ca3a6ef0b031d6de.txt"


def corpus_files(*folders: str) -> list[Path]:
    """The corpus files in these folders; none where the corpus is absent."""
    return [path for folder in folders for path in sorted((CORPUS / folder).glob("*.*"))]
