"""Patterns that are compiled late."""

import re

import pytest

from seedbrowse.records.patterns import pattern


def test_a_pattern_does_what_a_compiled_one_does():
    late, early = pattern(r"(?P<word>[a-z]+)\d", re.IGNORECASE), re.compile(r"x")

    assert late.pattern == r"(?P<word>[a-z]+)\d"
    assert late.fullmatch("Ab1")["word"] == "Ab"
    assert late.sub("-", "a1 b2 3") == "- - 3"
    assert [found["word"] for found in late.finditer("a1 b2")] == ["a", "b"]
    assert late.groups == 1
    assert late.flags & re.IGNORECASE
    assert type(late.match("a1")) is type(early.match("x"))


def test_a_pattern_is_compiled_when_it_is_used_and_once(monkeypatch):
    compiled = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or compile_(*given))
    late = pattern("a+")
    assert compiled == []

    for _ in range(3):
        assert late.match("aa")

    assert compiled == [("a+", 0)]


def test_a_pattern_that_is_wrong_says_so_when_it_is_used():
    late = pattern("(")

    with pytest.raises(re.error):
        late.match("")
