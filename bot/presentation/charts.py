"""Pictures of counts over time: as PNG where matplotlib is installed (the extra `charts`), else as
a line of block characters.

In: counts with their labels. Out: the picture's bytes, or the line. Nothing of an article is drawn:
its words may be in any script, and the font of the picture knows few.

`draw` imports matplotlib, which takes a second and 60 MB, so it runs in a worker process. The
picture has a background of its own: it must be read on Discord's dark page and on its light one.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO

_BLOCKS = "▁▂▃▄▅▆▇█"
NONE = "·"  # where nothing is counted
_INK, _FAINT, _PAPER, _BAR = "#DBDEE1", "#80848E", "#2B2D31", "#E0765B"


def can_draw() -> bool:
    return find_spec("matplotlib") is not None


def sparkline(counts: Sequence[int]) -> str:
    """
    >>> sparkline([1, 0, 4, 8])
    '▁·▄█'

    The highest count is a full block.
    """
    most = max(counts, default=0)
    return "".join(
        _BLOCKS[-(-count * len(_BLOCKS) // most) - 1] if count else NONE for count in counts
    )


def draw(counts: Sequence[int], *, labels: Sequence[str], title: str) -> bytes:
    """A bar chart as PNG, 1200 by 528 pixels. `labels` are one a bar; "" is none."""
    # Figure and canvas by themselves: pyplot would keep every figure, and ask for a screen.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(5, 2.2), dpi=240, facecolor=_PAPER, layout="constrained")
    axes = figure.add_subplot(facecolor=_PAPER)
    axes.bar(range(len(counts)), counts, width=0.8, color=_BAR)
    axes.set_title(title, loc="left", fontsize=9, color=_INK)
    ticks = [at for at, label in enumerate(labels) if label]
    axes.set_xticks(ticks, [labels[at] for at in ticks])
    beside = max(12 - len(counts), 0) / 2  # three bars are no wider than twelve
    axes.set_xlim(-0.7 - beside, len(counts) - 0.3 + beside)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    axes.set_ylim(0, max(counts) * 1.05)
    axes.grid(axis="y", color=_FAINT, alpha=0.35, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_INK, labelsize=8, length=3, color=_FAINT)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(_FAINT)
    picture = BytesIO()
    FigureCanvasAgg(figure).print_png(picture)  # type: ignore[no-untyped-call]
    return picture.getvalue()
