import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seedbrowse.library.arrays import (
    allocator,
    checksums,
    differing,
    read_arrays,
    sizes,
    write_arrays,
)

NUMBERS = np.arange(1000, dtype="<u4")


def test_what_is_written_is_read_back_mapped_and_read_only(tmp_path):
    write_arrays(tmp_path, {"numbers": NUMBERS})
    read = read_arrays(tmp_path, ["numbers"])["numbers"]
    assert isinstance(read, np.memmap)
    assert not read.flags.writeable
    assert (read == NUMBERS).all()


def test_an_empty_array_survives_though_nothing_can_be_mapped(tmp_path):
    write_arrays(tmp_path, {"none": NUMBERS[:0]})
    allocator(tmp_path)("nothing", "<u8", 0)
    read = read_arrays(tmp_path, ["none", "nothing"])
    assert [len(array) for array in read.values()] == [0, 0]
    assert read["nothing"].dtype == np.uint64


def test_an_array_is_filled_piece_by_piece_in_its_file(tmp_path):
    array = allocator(tmp_path)("numbers", "<u4", 1000)
    array[:500] = NUMBERS[:500]
    array[500:] = NUMBERS[500:]
    assert (read_arrays(tmp_path, ["numbers"])["numbers"] == NUMBERS).all()


@pytest.mark.parametrize("length", [0, 5, 100, 2000])
def test_a_truncated_array_is_not_read(tmp_path, length):
    write_arrays(tmp_path, {"numbers": NUMBERS})
    path = tmp_path / "numbers.npy"
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ValueError, match=r"numbers|array|header|magic|mmap|file"):
        read_arrays(tmp_path, ["numbers"])


HEADER_BYTE = st.sampled_from(b"()[]{}',:0123456789 LG#\\\"\n\xff\0")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.integers(0, 127), HEADER_BYTE, min_size=1, max_size=4))
@example({67: ord("G")})
@example({60: ord("(")})
@example({22: ord(",")})
@pytest.mark.filterwarnings("ignore")  # of numpy and Python, at what is odd in a header
def test_whatever_header_is_read_or_told_with_the_name_of_its_file(tmp_path, changes):
    write_arrays(tmp_path, {"numbers": NUMBERS})
    path = tmp_path / "numbers.npy"
    changed = bytearray(path.read_bytes())
    for place, byte in changes.items():
        changed[place] = byte
    path.write_bytes(changed)
    told = ""
    try:
        read = read_arrays(tmp_path, ["numbers"])["numbers"]
    except ValueError as error:
        told = str(error)
    assert "numbers.npy" in told or read.nbytes == NUMBERS.nbytes


def test_a_length_beyond_the_file_takes_no_memory(tmp_path):
    write_arrays(tmp_path, {"numbers": NUMBERS})
    path = tmp_path / "numbers.npy"
    path.write_bytes(path.read_bytes().replace(b"(1000,), }      ", b"(1000000000,), }"))
    with pytest.raises(ValueError, match=r"numbers\.npy"):
        read_arrays(tmp_path, ["numbers"])


def test_pickled_objects_are_never_loaded(tmp_path):
    np.save(tmp_path / "objects.npy", np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match=r"objects\.npy"):
        read_arrays(tmp_path, ["objects"])


def test_a_changed_byte_is_told_by_its_file(tmp_path):
    write_arrays(tmp_path, {"a": NUMBERS, "b": NUMBERS})
    known = checksums(tmp_path)
    assert differing(tmp_path, known) == ""
    assert set(sizes(tmp_path)) == {"a.npy", "b.npy"}
    with (tmp_path / "b.npy").open("r+b") as file:
        file.seek(1000)
        file.write(b"\xff")
    assert differing(tmp_path, known) == "b.npy"
