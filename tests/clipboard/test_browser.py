"""The clipboard of a browser, which the page's terminal fills."""

import base64

from seedbrowse.clipboard import copy, copy_rich

IN_BROWSER = {
    "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
    "SEEDBROWSE_CLIPBOARD": "false",
    "TERM": "dumb",
    "TMUX": "/tmp/none,1,0",
    "STY": "1.x",
}


def test_in_a_browser_no_clipboard_of_the_serving_machine_is_tried():
    written: list[str] = []
    outcome = copy("Полетаев", environ=IN_BROWSER, write_terminal=written.append)
    assert (outcome.way, outcome.confirmed, outcome.failed) == ("browser", False, ())
    encoded = base64.b64encode("Полетаев".encode()).decode()
    assert written == [f"\x1b]52;c;{encoded}\a"]


def test_rich_text_arrives_there_as_plain_text():
    written: list[str] = []
    outcome = copy_rich("<i>a</i>", "a", environ=IN_BROWSER, write_terminal=written.append)
    assert outcome.way == "browser"
    assert outcome.remark
    assert len(written) == 1


def test_what_is_too_long_is_refused():
    written: list[str] = []
    outcome = copy("x" * 1_000_001, environ=IN_BROWSER, write_terminal=written.append)
    assert not outcome.way
    assert "more than the 1,000,000" in outcome.failed[0]
    assert not written
