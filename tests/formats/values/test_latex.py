import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.latex import latex_to_rich, latex_to_text, unescaped

LATEX = st.lists(
    st.sampled_from(["\\", "{", "}", "$", "~", "-", "'", "`", '"', "^", "_", "a", "A", "é", " ",
                     "it", "\\textit", "\\frac", "\\'", "\\c", "{{", "}}", "textbf", "1", "%", "&"])
    | st.characters(codec="utf-8")
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"P\"{a}ckert, \'{\i}x, Erd{\H o}s, \v{S}koda, \c{C}a, {\aa}, \AA{}ngstr{\"o}m",
         "Päckert, íx, Erdős, Škoda, Ça, å, Ångström"),
        (r"jafnr{\ae}{\dh}i og {\th}{\'a}tttaka stra{\ss}e", "jafnræði og þátttaka straße"),
        (r"R G\a'ERARD", "R GÉRARD"),
        (r"50\% of A \& B, \#1, a\_b, \$5, \{x\}", "50% of A & B, #1, a_b, $5, {x}"),
        ("50% of it", "50% of it"),
        (r"pages 1--2 --- so ``they'' say", "pages 1–2 — so “they” say"),
        (r"Fig.~3 and D.~E. Knuth", "Fig. 3 and D. E. Knuth"),
        ("about ~50, 30~60 or (~80%)", "about ~50, 30~60 or (~80%)"),
        (r"H$_2$O at 10$^{-3}$ and $x_{max}$", "H₂O at 10⁻³ and x_max"),
        (r"$\alpha$-decay in $\mathbb{R}^2$, $\frac{1}{2}$", "α-decay in ℝ², 1/2"),
        (r"$\hat{x} \leq 5$", "x̂ ≤5"),
        ("costs $5 and $6", "costs $5 and $6"),
        (r"\emph{Natrix} {\it cetti} \unknown{word}", "Natrix cetti word"),
        (r"C:\data\new", r"C:\data\new"),
        (r"\url{http://a.example/b_c}", "http://a.example/b_c"),
        (r"\enquote{so} \textasciitilde{} \textbackslash{}x \^{} \~{}", r"“so” ~ \x ^ ~"),
        ("{a {nested} group}", "a nested group"),
        ("an {open group", "an {open group"),
        ("a closed} group", "a closed} group"),
        ("ends in \\", "ends in \\"),
    ],
)  # fmt: skip
def test_latex_is_read_as_text(latex: str, text: str) -> None:
    assert latex_to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "rich"),
    [
        (r"\textit{Natrix} and \textbf{more} and {\em less}",
         "<i>Natrix</i> and <b>more</b> and <i>less</i>"),
        (r"H$_2$O, Ca$^{2+}$, \textsubscript{x}", "H<sub>2</sub>O, Ca<sup>2+</sup>, <sub>x</sub>"),
        (r"Test\textsuperscript{\textit{a}}", "Test<sup><i>a</i></sup>"),
        (r"\textsc{caps}", '<span style="font-variant:small-caps;">caps</span>'),
        ("The {NASA} of {{in vivo}}",
         'The <span class="nocase">NASA</span> of <span class="nocase">in vivo</span>'),
        ("{A Whole Title}", "A Whole Title"),
        ("{{A Whole Title}}", '<span class="nocase">A Whole Title</span>'),
        ("{impossible} things", "impossible things"),
        (r"{\'E}tude of {\textquoteright}s", "Étude of ’s"),
        ("{B}rownian", '<span class="nocase">B</span>rownian'),
    ],
)  # fmt: skip
def test_latex_of_titles_is_read_as_rich_text(latex: str, rich: str) -> None:
    assert latex_to_rich(latex) == rich


def test_an_address_keeps_its_tildes_and_loses_only_escapes() -> None:
    assert unescaped(r"http://a.example/~me/x\_y{\_}z\%20\&b") == "http://a.example/~me/x_y_z%20&b"
    assert unescaped(r"10.1002/(SICI)1:9$<$799::A$>$3.0.CO;2-X") == (
        "10.1002/(SICI)1:9<799::A>3.0.CO;2-X"
    )


@given(LATEX)
def test_any_text_is_converted_without_error(text: str) -> None:
    latex_to_text(text)
    latex_to_rich(text)
    unescaped(text)


@given(st.text(st.characters(exclude_characters="\\{}$~-'`_^", codec="utf-8")))
def test_text_without_latex_stays_as_it_is(text: str) -> None:
    assert latex_to_text(text) == latex_to_rich(text) == text


@pytest.mark.parametrize("piece", ["{", "}", "$", "\\it", "\\'", "{{", "\\frac{", "\\textit{"])
def test_thousands_of_openings_are_no_trouble(piece: str) -> None:
    latex_to_text(piece * 5000)
    latex_to_rich(f"{piece * 5000}x{'}' * 5000}")
