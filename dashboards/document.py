"""The one HTML document that all pages share: Streamlit's own, told where the server is.

Left alone it looks for the server below the page's path first (`/incidents/_stcore/…`), which fails with an
error in the browser's console each time that a link to a page is opened. Two scripts of our own come with
it: `keep.js` holds on to what is typed until it is saved, `escape.js` to what was chosen.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

import streamlit

_HOME: Final = Path(streamlit.__file__).parent / "static"
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_UNUSED_FONT: Final = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_WHERE: Final = (
    'window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/", '
    'MAIN_PAGE_BASE_URL: window.location.origin + "/" }'
)
_OURS: Final = ("keep.js", "escape.js")
_TITLE: Final = "After-action review"
# Scripts of elements that most pages have. Streamlit asks for each, and then for what it imports, only once
# the element is drawn; asked for at once they are there by then, which saves an eighth of the first look.
_SOON: Final = (
    "Html",
    "TextInput",
    "Selectbox",
    "Multiselect",
    "ButtonGroup",
    "PageLink",
    "ArrowVegaLiteChart",
)
_IMPORTED: Final = re.compile(r"""\bfrom\s*["'`]\./([\w.-]+\.js)["'`]""")


@cache
def document() -> str:
    """The document, the same for every path."""
    original = (_HOME / "index.html").read_text(encoding="utf-8")
    trimmed = _UNUSED_FONT.sub("", original).replace('="./', '="/')
    titled = trimmed.replace("<title>Streamlit</title>", f"<title>{_TITLE}</title>")
    scripts = [_WHERE, *(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _OURS)]
    ours = "".join(f"<script>{script}</script>\n    " for script in scripts)
    soon = "".join(
        f'  <link rel="modulepreload" fetchpriority="low" href="/static/js/{name}" />\n  '
        for name in _soon()
        if name not in titled
    )
    return titled.replace("<script", f"{ours}<script", 1).replace("</head>", f"{soon}</head>", 1)


def _soon() -> list[str]:
    """The names of the scripts that most pages need, with those that they need themselves."""
    folder = _HOME / "static" / "js"
    found: dict[str, None] = {}
    waiting = [file.name for name in _SOON for file in folder.glob(f"{name}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in found and not name.startswith("index."):
            found[name] = None
            waiting += _IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return list(found)


@cache
def inline_scripts() -> tuple[str, ...]:
    """The digests of its inline scripts, as a content security policy allows them one by one."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(document()))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
