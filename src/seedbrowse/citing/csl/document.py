"""Document: items that are cited together, in their order, numbered and told apart."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from seedbrowse.citing.csl.author_substitute import author_substitute
from seedbrowse.citing.csl.citations import rendered_citation
from seedbrowse.citing.csl.disambiguation import Attempt, Disambiguation
from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.punctuation import finished
from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.rendering import Choices, Cite, NamesShown, Position, Rendering
from seedbrowse.citing.csl.runs import plain_text
from seedbrowse.citing.csl.sorting import Sort

__all__ = ["Document"]


class Document:
    """Renders citations and the bibliography of some items so that they fit together."""

    def __init__(
        self,
        items: Mapping[str, Item],
        citation: Area,
        bibliography: Area | None,
        *,
        in_style_order: bool = True,
        numbered: bool = True,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what is cited.

        Args:
            items: By the ids that cites call them by, in the order of their first cites.
            citation: The style's citations.
            bibliography: The style's bibliography; None where it has none.
            in_style_order: Whether the bibliography is sorted as the style says; else it has the
                order of the items.
            numbered: Whether items have numbers; else `citation-number` has no value.
            checkpoint: Called before each rendering; may raise to give up.
        """
        self._items = items
        self._citation = citation
        self._bibliography = bibliography
        self._in_style_order = in_style_order
        self._numbered = numbered
        self._checkpoint = checkpoint

    @cached_property
    def order(self) -> list[str]:
        """The ids in the order of the bibliography."""
        ids = list(self._items)
        if self._bibliography is None or not self._in_style_order or len(ids) < 2:
            return ids
        sort = Sort(self._bibliography)
        makers = [
            partial(Rendering, self._items[each], citation_number=number, sorting=True)
            for number, each in enumerate(ids, 1)
        ]
        return [ids[index] for index in sort.order(makers)]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each item, from 1 on; 0 where they have none."""
        return {each: number * self._numbered for number, each in enumerate(self.order, 1)}

    @cached_property
    def choices(self) -> Mapping[str, Choices]:
        """What tells each item's cites from others."""
        tests = self._citation.scope.style.tests_ambiguity
        disambiguation = Disambiguation(
            self._citation.element, self._attempt, tests_ambiguity=tests
        )
        return disambiguation.choices(self.order)

    def citation(self, cites: Sequence[Cite]) -> Rendered:
        """One citation of one or several items."""
        runs = rendered_citation(self._citation, cites, self.rendering)
        return Rendered(finished(runs, self._citation.scope.locale))

    def bibliography(self) -> dict[str, Rendered]:
        """The entry of each item, in order; empty where the style prints nothing."""
        area = self._bibliography
        if area is None:
            return {}
        substitute = area.element.attributes.get("subsequent-author-substitute")
        rule = area.element.get("subsequent-author-substitute-rule", "complete-all")
        entries: dict[str, Rendered] = {}
        previous: NamesShown | None = None
        for each in self.order:
            rendering = self.rendering(Cite(each, position=Position.NOWHERE))
            if substitute is not None and previous is not None:
                rendering.author_substitute = author_substitute(previous, rule, substitute)
            entries[each] = Rendered(finished(area.entry(rendering), area.scope.locale))
            previous = rendering.names_shown[0] if rendering.names_shown else None
        return entries

    def rendering(
        self, cite: Cite, choices: Choices | None = None, *, sorting: bool = False
    ) -> Rendering:
        """A new rendering of the item of a cite."""
        self._checkpoint()
        return Rendering(
            self._items[cite.item_id],
            cite,
            self.choices[cite.item_id] if choices is None else choices,
            citation_number=self.numbers[cite.item_id],
            sorting=sorting,
        )

    def _attempt(self, each: str, choices: Choices) -> Attempt:
        rendering = self.rendering(Cite(each), choices)
        text = plain_text(self._citation.render(rendering))
        return Attempt(text, tuple(rendering.names_shown))
