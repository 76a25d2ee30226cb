"""Linear algebra on one core: the other one is the screen's, and for small matrices threads cost most.

The libraries that compute take every core and let their threads wait by spinning: a passage ranked for 200
codes took twice the processor's time, learning them half as much again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

_In = ParamSpec("_In")
_Out = TypeVar("_Out")


def on_one_core(work: Callable[_In, _Out]) -> Callable[_In, _Out]:
    """The same work with the linear algebra in it done by one thread; others' settings come back after it."""

    @wraps(work)
    def worked(*args: _In.args, **kwargs: _In.kwargs) -> _Out:
        with _libraries().limit(limits=1, user_api="blas"):
            return work(*args, **kwargs)

    return worked


@cache
def _libraries() -> Any:
    """The libraries that compute, found once all of them are loaded."""
    import numpy as np  # noqa: F401  # loads its library
    import scipy.linalg  # noqa: F401  # loads one of its own
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
