"""Places in texts as the protocol counts them (LSP 3.17, "Text Documents"), written without a look at the server's way."""

import functools
import re
from bisect import bisect

from lsprotocol.types import Position, PositionEncodingKind, Range

LINE_END = re.compile("\r\n|\n|\r")
ENCODINGS = [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]


def units(text, encoding):
    """The length of a text in units of an encoding."""
    match encoding:
        case PositionEncodingKind.Utf8:
            return len(text.encode("utf-8"))
        case PositionEncodingKind.Utf16:
            return len(text.encode("utf-16-le")) // 2
        case PositionEncodingKind.Utf32:
            return len(text)


@functools.lru_cache
def lines(text):
    """Where each line starts and where it ends, without its end, in characters."""
    ends = [(it.start(), it.end()) for it in LINE_END.finditer(text)] + [(len(text), None)]
    return list(zip([0, *(after for _, after in ends)], (end for end, _ in ends)))


def position(text, index, encoding):
    """The position before the character at `index`."""
    line = bisect(lines(text), index, key=lambda it: it[0]) - 1
    start = lines(text)[line][0]
    return Position(line, units(text[start:index], encoding))


def index(text, position, encoding):
    """The index of the character after a position, which must be one that no client would doubt."""
    start, end = lines(text)[position.line]
    for at in range(start, end + 1):
        if units(text[start:at], encoding) == position.character:
            return at
    raise AssertionError(f"{position} is no place between the characters of {text[start:end]!r}")


def of_bytes(text, offset):
    """The index of the character after a number of bytes of UTF-8."""
    return len(text.encode()[:offset].decode())


def span(text, start, end, encoding):
    return Range(position(text, start, encoding), position(text, end, encoding))


def edited(text, edits, encoding):
    """The text after edits, which must not overlap (LSP 3.17, "TextEdit[]")."""
    places = [(index(text, it.range.start, encoding), index(text, it.range.end, encoding), it.new_text) for it in edits]
    places.sort(key=lambda it: it[:2])
    parts, done = [], 0
    for start, end, new in places:
        assert done <= start <= end, f"{(start, end, new)} overlaps what ends at {done}"
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])
