"""The measures of the procedure table, in mm (type in points), each with its reason."""

from __future__ import annotations

TEXT_SIZE = 8.0
SMALL_SIZE = 7.0
"""For labels, questions and page references: the least that sheet.md allows."""
LEADING = 1.2
PADDING = 1.2

TEXT_COLUMNS = ("nomor", "kegiatan", "kelengkapan", "waktu", "output", "keterangan")
TEXT_MINIMUM = (8.0, 33.0, 20.0, 15.0, 17.0, 17.0)
"""110 mm in sum: so A4 landscape holds 12 pelaksana, F4 15, Legal 17, Letter 11, portrait 6."""
TEXT_SHARE = (0.0, 0.38, 0.2, 0.08, 0.18, 0.16)
"""How the text columns divide what is left over."""
COLUMN_MINIMUM = 13.0
COLUMN_MAXIMUM = 27.0
"""Wider columns only move symbols apart."""
COLUMN_MAXIMUM_FEW = {1: 44.0, 2: 33.0}
"""But one or two columns have little beside them for loops."""
COLUMN_SHARE = 0.45
"""The part of the spare width that goes to the pelaksana columns."""

SYMBOL_SHARE = 0.6
SYMBOL_LESS = 1.5
"""A symbol takes 0.6 of its column less 1.5: lanes, and a label between symbol and frame, need the rest."""
SYMBOL_WIDEST = 16.0
SYMBOL_NARROWEST = 6.0
TEXT_GUTTER = 5.0
"""A symbol with a text may be wider than the others, up to its column less this, to keep words whole."""
BOX_HEIGHT = 7.0
CAPSULE_HEIGHT = 6.6
DIAMOND_HEIGHT = 9.0
DIAMOND_GUTTER = 6.4
DIAMOND_WIDEST = 22.0
"""A diamond may be wider than other symbols for the sake of the question in it."""
DIAMOND_TALLEST = 13.0
PENTAGON_WIDTH = 6.4
PENTAGON_HEIGHT = 6.4
PENTAGON_TIP = 2.2
STACKED_ROOM = 4.6
"""What arrows keep of a column beside the reference of a connector, both sides together, where they pass."""

NUMBERS_HEIGHT = 4.0
"""Of the row of column numbers under the head: one small line, close set."""

ROW_MINIMUM = 14.0
"""A lower row would crowd the arrows that pass between rows."""
LANE_FROM_RULE = 0.8
"""Statement 4 asks for 0.4 from a rule; a line is 0.32 thick."""
LANE_PITCH = 1.5
LANE_PITCH_WIDE = 2.2
CLEAR = 1.35
"""From a symbol to the first lane that passes it above or below."""
CLEAR_ARRIVAL = 2.75
"""The same where an arrow turns into the symbol: statement 6 asks for a straight run of 2.5."""
LABEL_ROOM = 1.0
"""Above and below a label, together."""
BRACKET_ROOM = 2.2
"""For the bracket of a joint row, outside the symbols' height."""
BRACKET_RISE = 1.1

SIDE_CLEAR = 0.8
"""From a symbol to a lane that passes it at the side."""
SIDE_ARRIVAL = 2.62
RULE_CLEAR = 0.62
"""From a column rule to a lane along it."""
PITCHES = (2.0, 1.6, 1.3, 1.05, 0.9, 0.75, 0.64)
"""Distances of neighbouring lanes in a gutter, the widest that fits is taken; 0.55 is the limit."""


def line_height(size: float) -> float:
    """The distance of two baselines."""
    return size * LEADING * 25.4 / 72
