"""What stands in the pages of docs/, taken from there, so that a page that is copied works."""

import re

from conftest import ROOT

FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def blocks(page, language):
    """The texts of the code blocks of a page in that language, in their order."""
    text = (ROOT / "docs" / page).read_text()
    found = [(indent, body) for indent, name, body in FENCE.findall(text) if name == language]
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]
