import os
import sys
from pathlib import Path

import pytest

from seedbrowse.opening import (
    Opened,
    doi_url,
    local_file,
    may_have_target,
    open_file,
    open_url,
    targets,
)
from seedbrowse.records import Record
from seedbrowse.session import over_ssh

SICI = "10.1002/(SICI)1096-911X(199606)26:6<425::AID-MPO11>3.0.CO;2-A"
GRAPHICAL = {"DISPLAY": ":987"}

REFUSED = [
    "",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<b>",
    "ftp://example.org/paper.pdf",
    "-x",
    "--help",
    "www.example.org/paper",
    "//example.org/paper",
    "https://",
    "https:///paper",
    "https://example.org/a paper",
    " https://example.org/",
    "https://example.org/\n",
    "java\tscript:alert(1)",
    "https://example.org/\x1b[31m",
    "https://example.org/\u202egpj.exe",
    "https://doi.org@example.org/",
    "https://doi.org:pass@example.org/",
    "https://example.org\\@doi.org/",
    "https://example.org:port/",
    "https://example.org:99999/",
    "https://[::1/",
]

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is Linux's")


def pages(record: Record) -> list[str]:
    """The addresses to open for a record, that of `o` first."""
    return [target.shown for target in targets(record, Path()) if target.is_page]


@pytest.fixture
def opener(tmp_path):
    """Install a program as `xdg-open`; return the environment that finds it."""

    def install(body: str) -> dict[str, str]:
        program = tmp_path / "bin" / "xdg-open"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        return GRAPHICAL | {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}

    return install


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        (
            "10.31278/1810-6374-2019-17-1-171-200",
            "https://doi.org/10.31278/1810-6374-2019-17-1-171-200",
        ),
        (
            SICI,
            "https://doi.org/10.1002/(SICI)1096-911X(199606)26:6%3C425::AID-MPO11%3E3.0.CO;2-A",
        ),
        ("10.1234/a#b?c%d&e+f\"g'h", "https://doi.org/10.1234/a%23b%3Fc%25d%26e%2Bf%22g%27h"),
        ("10.1234/ж移", "https://doi.org/10.1234/%D0%B6%E7%A7%BB"),
        ("10.1234/a b\n", "https://doi.org/10.1234/a%20b%0A"),
    ],
)
def test_the_address_of_a_doi_is_percent_encoded(doi, url):
    assert doi_url(doi) == url


def test_a_record_is_opened_by_its_doi_first():
    record = Record(doi=SICI, url="https://example.org/paper")

    assert pages(record) == [doi_url(SICI), "https://example.org/paper"]


def test_a_pdf_that_is_there_comes_before_the_pages(tmp_path):
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    record = Record(doi=SICI, extra={"file": "paper.pdf"})
    first, second = targets(record, tmp_path)
    assert (first.what, first.path, first.is_page) == ("PDF", tmp_path / "paper.pdf", False)
    assert second.shown == doi_url(SICI)
    assert [target.what for target in targets(record, tmp_path / "elsewhere")] == ["DOI"]


def test_a_command_is_offered_for_what_may_be_there_without_looking():
    assert may_have_target(Record(extra={"file": "paper.pdf"}))
    assert may_have_target(Record(url="https://example.org/"))
    assert not may_have_target(Record(url="javascript:alert(1)"))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1234%2fx&partnerID=40",
        "http://example.org:8080/a/(b)?c=[d]|e#f",
        "HTTPS://EXAMPLE.ORG",
        "https://пример.рф/статья",
        "http://[2001:db8::1]/",
    ],
)
def test_a_record_without_doi_is_opened_by_its_web_address(url):
    assert pages(Record(url=url)) == [url]


@pytest.mark.parametrize("doi", ["n/a", "javascript:alert(1)", "10.1234", "10.12/x", "10.1234/a b"])
def test_what_is_no_doi_does_not_hide_the_web_address(doi):
    assert pages(Record(doi=doi, url="https://example.org/")) == ["https://example.org/"]


@pytest.mark.parametrize("url", REFUSED)
def test_a_record_with_nothing_but_a_wrong_address_has_no_target(url):
    assert pages(Record(url=url)) == []


@linux
@pytest.mark.parametrize("url", REFUSED)
def test_a_wrong_address_never_reaches_the_opener(opener, tmp_path, url):
    environ = opener(f"touch {tmp_path}/called")

    assert open_url(url, environ) == Opened(False, "it is not a web address")
    assert not (tmp_path / "called").exists()


@linux
def test_the_opener_gets_the_address_as_its_only_argument_and_no_shell_sees_it(opener, tmp_path):
    environ = opener(f'printf "%s\\n" "$#" "$@" > {tmp_path}/arguments')
    url = "https://example.org/$(touch%20x);`id`&a='b'\"|c*"

    assert open_url(url, environ) == Opened(True)
    assert (tmp_path / "arguments").read_text() == f"1\n{url}\n"


@linux
def test_the_opener_cannot_read_our_keys_or_print_into_our_screen(opener, tmp_path, capfd):
    environ = opener(f"echo noise; echo noise >&2; readlink /proc/self/fd/0 > {tmp_path}/input")

    assert open_url("https://example.org/", environ).opened
    assert (tmp_path / "input").read_text() == "/dev/null\n"
    assert capfd.readouterr() == ("", "")


@linux
def test_the_opener_runs_in_a_session_of_its_own(opener, tmp_path):
    environ = opener(f"ps -o sid= -p $$ > {tmp_path}/session")

    assert open_url("https://example.org/", environ).opened
    assert int((tmp_path / "session").read_text()) != os.getsid(0)


@linux
def test_an_opener_that_fails_is_told(opener):
    environ = opener("exit 3")

    assert open_url("https://example.org/", environ) == Opened(
        False, "xdg-open failed (exit status 3)"
    )


@linux
def test_an_opener_that_lasts_as_long_as_its_browser_is_not_waited_for(opener, tmp_path):
    os.mkfifo(tmp_path / "closed")
    environ = opener(f"read line < {tmp_path}/closed")

    # Who waited for it would do so for ever: it ends only after this.
    assert open_url("https://example.org/", environ) == Opened(True)
    (tmp_path / "closed").write_text("by the person\n")


@linux
def test_a_missing_opener_is_told(tmp_path):
    environ = GRAPHICAL | {"PATH": str(tmp_path)}

    assert open_url("https://example.org/", environ) == Opened(False, "xdg-open is not installed")


@linux
def test_an_opener_that_cannot_start_is_told(opener, tmp_path):
    environ = opener("")
    (tmp_path / "bin" / "xdg-open").chmod(0o644)
    environ["PATH"] = str(tmp_path / "bin")

    assert open_url("https://example.org/", environ) == Opened(
        False, "xdg-open did not start: Permission denied"
    )


@linux
def test_without_a_graphical_session_no_text_browser_is_started_unseen(opener, tmp_path):
    environ = opener(f"touch {tmp_path}/called")
    del environ["DISPLAY"]

    assert open_url("https://example.org/", environ) == Opened(
        False, "no graphical session for a browser"
    )
    assert not (tmp_path / "called").exists()


@linux
def test_over_ssh_nothing_is_opened_on_the_other_machine(opener, tmp_path):
    environ = opener(f"touch {tmp_path}/called") | {"SSH_TTY": "/dev/pts/1"}

    assert open_url("https://example.org/", environ) == Opened(False, "no browser over SSH")
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_each_variable_of_ssh_tells_that_one_is_elsewhere(name):
    assert over_ssh({name: "x"})
    assert not over_ssh({name: ""})


def test_an_ssh_agent_alone_does_not_mean_that_one_is_elsewhere():
    assert not over_ssh({"SSH_AUTH_SOCK": "/run/agent", "SSH_AGENT_PID": "1"})


# Files


@pytest.fixture
def library(tmp_path, monkeypatch) -> Path:
    """A folder with an export's files; the program itself runs elsewhere."""
    folder = tmp_path / "library"
    for name in ("a.pdf", "papers/Poletaev 2019.pdf", "x:y;z.pdf", "-rf.pdf", "100%.pdf", "ä.pdf"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.7\n")
    (folder / "page.html").write_text("<html>")
    (folder / "fake.pdf").write_text("#!/bin/sh\n")
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("a.pdf", "a.pdf"),
        ("papers/Poletaev 2019.pdf", "papers/Poletaev 2019.pdf"),
        ("papers\\Poletaev 2019.pdf", "papers/Poletaev 2019.pdf"),
        (":a.pdf:PDF", "a.pdf"),
        (":papers/Poletaev 2019.pdf:pdf", "papers/Poletaev 2019.pdf"),
        ("Full text:a.pdf:PDF", "a.pdf"),
        (
            "a\\:b\\;c:papers/Poletaev 2019.pdf:PDF;other:missing.pdf:PDF",
            "papers/Poletaev 2019.pdf",
        ),
        (":x\\:y\\;z.pdf:PDF", "x:y;z.pdf"),
        ("a.pdf:application/pdf", "a.pdf"),
        ("Snapshot:page.html:text/html;Text:a.pdf:application/pdf", "a.pdf"),
        ("page.html; missing.pdf ;a.pdf", "a.pdf"),
        ("x:y;z.pdf", "x:y;z.pdf"),
        ("-rf.pdf", "-rf.pdf"),
        ("100%.pdf", "100%.pdf"),
        ("ä.pdf", "ä.pdf"),
    ],
)
def test_a_record_names_its_pdf_as_reference_managers_do(library, value, name):
    for label in ("file", "File", "L1", "file-attachments", "File Attachments"):
        assert local_file(Record(extra={label: value}), library) == library / name
    assert local_file(Record(csl={"file": value}), library) == library / name


def test_an_absolute_path_counts_as_it_is(library):
    path = library / "papers" / "Poletaev 2019.pdf"
    for value in (str(path), f"text:{path}:application/pdf", path.as_uri(),
                  f"FILE://localhost{path.as_uri()[7:]}"):  # fmt: skip
        assert local_file(Record(extra={"file": value}), Path("elsewhere")) == path


@pytest.mark.parametrize(
    "value",
    [
        "", ":", ";;", "::", "missing.pdf", "page.html", "fake.pdf", "folder.pdf", "pipe.pdf",
        "a\0.pdf", "https://example.org/a.pdf", "file://example.org/a.pdf", "file:",
        "file://[::1/a.pdf", "//example.org/share/a.pdf", "\\\\example.org\\share\\a.pdf",
        "/dev/zero", "x" * 5000, ";" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_pdf_here_is_not_found(library, value):
    assert local_file(Record(extra={"file": value}), library) is None


def test_fields_that_name_no_files_and_values_that_are_no_text_do_not_count(library):
    record = Record(extra={"Notes": "a.pdf"}, csl={"file": ["a.pdf"], "title": "a.pdf"})
    assert local_file(record, library) is None


def test_not_more_than_a_few_of_the_named_files_are_looked_for(library):
    value = ";".join([*(f"{n}.pdf" for n in range(99)), "a.pdf"])
    assert local_file(Record(extra={"file": value}), library) is None


@linux
@pytest.mark.parametrize("name", ["a.pdf", "-rf.pdf", "x:y;z.pdf"])
def test_a_pdf_is_opened_by_its_absolute_path_alone(library, opener, tmp_path, monkeypatch, name):
    environ = opener(f'printf "%s\\n" "$#" "$@" > {tmp_path}/arguments')
    monkeypatch.chdir(library)
    assert open_file(Path(name), environ) == Opened(True)
    assert (tmp_path / "arguments").read_text() == f"1\n{library / name}\n"


@linux
@pytest.mark.parametrize("name", ["page.html", "fake.pdf", "folder.pdf", "pipe.pdf", "missing"])
def test_nothing_but_a_pdf_ever_reaches_the_opener(library, opener, tmp_path, name):
    environ = opener(f"touch {tmp_path}/called")
    assert open_file(library / name, environ) == Opened(False, "it is not a PDF file")
    assert not (tmp_path / "called").exists()


@linux
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SSH_TTY": "/dev/pts/1"}, "no viewer over SSH"),
        ({"DISPLAY": "", "BROWSER": "w3m"}, "no graphical session for a viewer"),
    ],
)
def test_no_viewer_is_started_where_nobody_would_see_it(library, opener, tmp_path, changes, reason):
    environ = opener(f"touch {tmp_path}/called") | changes
    assert open_file(library / "a.pdf", environ) == Opened(False, reason)
    assert not (tmp_path / "called").exists()


@linux
def test_a_viewer_that_fails_is_told(library, opener):
    outcome = open_file(library / "a.pdf", opener("exit 4"))
    assert outcome == Opened(False, "xdg-open failed (exit status 4)")
