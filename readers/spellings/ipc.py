"""Symbols of the International Patent Classification in all their spellings: 'H04W  84/    20',
'G06F017/60', 'H02K0016000000'."""

import re

_SYMBOL = re.compile(r"([A-HY])\s*([0-9]{2})\s*([A-Z])(?:\s*0*([0-9]{1,4})\s*/\s*([0-9]{2,6}))?")
_PADDED = re.compile(r"([A-HY][0-9]{2}[A-Z])( *)([0-9]{3,5})")
_FLAT = re.compile(r"([A-HY][0-9]{2}[A-Z])([0-9]{4})([0-9]{6})")


def symbol(written: str | None) -> str | None:
    """'H04W 84/20', or the subclass alone; None for what is no symbol of the IPC.

    ST.32 gives the main group three places, filled with blanks, and no stroke: 'B32B  302' is B32B
    3/02, 'C07D48704' C07D 487/04."""
    bare = (written or "").strip().upper()
    if flat := _FLAT.match(bare):
        return f"{flat[1]} {int(flat[2])}/{flat[3][:2] + flat[3][2:].rstrip('0')}"
    if padded := _PADDED.fullmatch(bare):
        group = 3
        if padded[2]:
            group = 1 if len(padded[3]) == 3 else 2
        return f"{padded[1]} {int(padded[3][:group])}/{padded[3][group:]}"
    found = _SYMBOL.match(bare)
    if not found:
        return None
    return f"{found[1]}{found[2]}{found[3]}" + (f" {found[4]}/{found[5]}" if found[4] else "")
