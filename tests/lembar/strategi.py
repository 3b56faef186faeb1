"""Documents for Hypothesis: the generator of `acak`, its chance in Hypothesis's hands, so that it shrinks."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from .acak import MODES, Dokumen, Mode, susun

__all__ = ["Dokumen", "sop_dokumen"]


def sop_dokumen(modes: Sequence[Mode] = MODES) -> st.SearchStrategy[dict[str, Any]]:
    """SOP documents with whole flows, ready for `yaml.safe_dump` and for `Sop.model_validate`."""
    chance: st.SearchStrategy[random.Random] = st.randoms(use_true_random=False)
    return st.builds(susun, chance, st.sampled_from(list(modes)))
