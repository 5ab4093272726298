"""What is remembered, and for how long."""

from seedbrowse.search.remembering import Remembered


def test_what_was_not_asked_for_longest_is_forgotten_first():
    remembered: Remembered[str, int] = Remembered(100)
    for key in "abc":
        remembered.put(key, ord(key), 40)
    assert remembered.get("a") is None
    assert remembered.get("b") == ord("b")
    remembered.put("d", 0, 40)
    assert remembered.get("c") is None
    assert remembered.get("b") == ord("b")


def test_the_last_answer_is_kept_however_large_it_is():
    remembered: Remembered[str, int] = Remembered(100)
    remembered.put("a", 1, 10)
    remembered.put("b", 2, 1_000)
    assert (remembered.get("a"), remembered.get("b")) == (None, 2)
    remembered.put("b", 3, 10)
    remembered.put("a", 1, 80)
    assert (remembered.get("a"), remembered.get("b")) == (1, 3)


def test_many_small_answers_are_bounded_too():
    remembered: Remembered[int, int] = Remembered(1_000_000)
    for key in range(2_000):
        remembered.put(key, key, 0)
    assert sum(remembered.get(key) is not None for key in range(2_000)) == 500
