"""The digest as HTML for mail: no pictures, no scripts, every word of the data escaped."""

from collections.abc import Sequence
from html import escape

from aar.couriers import Line, Section

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body style="font-family: sans-serif; max-width: 40em; line-height: 1.5">
<p>Hello {name},<br>here is what is new or late:</p>
{sections}
<p><a href="{url}">Everything that waits for you</a></p>
<p><small>{foot}</small></p>
</body>
</html>
"""


def page_of(title: str, name: str, sections: Sequence[Section], *, url: str, foot: str) -> str:
    """A whole page that mail programs show in light and dark."""
    return _PAGE.format(
        title=escape(title),
        name=escape(name),
        sections="\n".join(map(_section, sections)),
        url=escape(url),
        foot=escape(foot),
    )


def _section(section: Section) -> str:
    lines = "\n".join(map(_item, section.lines))
    more = f"\n<p>And {section.more} more.</p>" if section.more else ""
    return f'<h2 style="font-size: 1.1em">{escape(section.title)}</h2>\n<ul>\n{lines}\n</ul>{more}'


def _item(line: Line) -> str:
    return f'<li><a href="{escape(line.url)}">{escape(line.title)}</a><br>{escape(line.note)}</li>'
