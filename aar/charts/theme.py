"""One look for every chart: quiet axes, colours that colour-blind people can tell apart, light and dark."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt

Tone = Literal["light", "dark"]
_FONT: Final = "Inter, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Palette:
    """The colours of one tone; any two of `series` are told apart by colour-blind people, too."""

    text: str
    quiet: str
    line: str
    ground: str
    shade: str
    series: tuple[str, ...]
    good: str
    warning: str
    bad: str


PALETTES: Final[dict[Tone, Palette]] = {
    "light": Palette(
        text="#18222E",
        quiet="#5B6673",
        line="#DDE0DA",
        ground="#FFFFFF",
        shade="#EEF3F9",
        series=("#1F5AA8", "#D1701C", "#1E8A6E", "#8F3471", "#7F8CA0"),
        good="#1E7B55",
        warning="#B85C00",
        bad="#B3372B",
    ),
    "dark": Palette(
        text="#E4E9EE",
        quiet="#9AA7B4",
        line="#2B3743",
        ground="#10161D",
        shade="#16212E",
        series=("#7FB2F0", "#F0A45B", "#62C79D", "#FFABD8", "#88939A"),
        good="#62C79D",
        warning="#F0A45B",
        bad="#F08A7E",
    ),
}


def themed(chart: Any, tone: Tone = "light") -> Any:  # noqa: ANN401 - every kind of Altair chart
    """The chart in the product's look; the ground stays clear so that it fits any page."""
    palette = PALETTES[tone]
    return (
        chart.configure(background="transparent", font=_FONT, padding=4)
        .configure_view(strokeWidth=0)
        .configure_axis(
            domain=False,
            ticks=False,
            gridColor=palette.line,
            labelColor=palette.quiet,
            labelFontSize=12,
            labelPadding=8,
            titleColor=palette.quiet,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=palette.quiet, titleColor=palette.quiet, labelFontSize=12)
        .configure_title(
            anchor="start",
            color=palette.text,
            subtitleColor=palette.quiet,
            fontSize=15,
            fontWeight=600,
            subtitleFontSize=13,
            offset=14,
        )
        .configure_range(category=list(palette.series))
    )


alt.data_transformers.disable_max_rows()  # a chart with too many rows is binned, never refused
