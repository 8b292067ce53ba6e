"""Nobody has to see all colours to read a chart, and everything drawn stands out from its ground."""

from itertools import combinations, product

import pytest

from aar.charts.resilience import INK_TURNS, INKS
from aar.charts.theme import PALETTES, Tone
from tests.charts.colours import SIGHTS, Sight, contrast, distance

TONES: tuple[Tone, ...] = ("light", "dark")


def test_distances_and_contrasts_are_those_of_their_standards() -> None:
    assert distance("#000000", "#FFFFFF", "common") == pytest.approx(100, abs=0.1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert distance("#00A000", "#C05000", "deuteranopia") < distance("#00A000", "#C05000", "common") / 2


@pytest.mark.parametrize(("tone", "sight"), [*product(TONES, SIGHTS)])
def test_any_two_series_are_told_apart_with_any_sight(tone: Tone, sight: Sight) -> None:
    near = {pair: distance(*pair, sight) for pair in combinations(PALETTES[tone].series, 2)}
    assert min(near.values()) >= 15, min(near, key=lambda pair: near[pair])


@pytest.mark.parametrize("tone", TONES)
def test_lines_and_texts_stand_out_from_their_ground(tone: Tone) -> None:
    palette = PALETTES[tone]
    marks = (*palette.series, palette.good, palette.warning, palette.bad)
    assert min(contrast(colour, palette.ground) for colour in marks) >= 3
    assert min(contrast(colour, palette.ground) for colour in (palette.text, palette.quiet)) >= 4.5


@pytest.mark.parametrize("tone", TONES)
def test_the_count_in_every_cell_of_a_heat_map_can_be_read(tone: Tone) -> None:
    palette = PALETTES[tone]
    below, above = INKS if tone == "light" else INKS[::-1]
    for share in (place / 50 for place in range(51)):
        cell = mixed(palette.shade, palette.series[0], share)
        assert contrast(cell, above if share > INK_TURNS[tone] else below) >= 4.4, share


def mixed(one: str, other: str, share: float) -> str:
    """The colour at this share of the way, as Vega interpolates."""
    ends = ([int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (one, other))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(*ends, strict=True))
