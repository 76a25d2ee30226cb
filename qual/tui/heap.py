"""What stands in memory for as long as a transcript is open, and is not searched for circles meanwhile.

Looking through the codebook, the lines and the codings of a long transcript takes Python a tenth of a second,
every so often and in the middle of any key; nothing in them goes until another transcript is opened.
"""

from __future__ import annotations

import gc


def hold_still(*, again: bool = False) -> None:
    """Leave what stands now out of every search; `again` lets what was left out before go first."""
    if again:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
