"""Imported for what it does: word lists and dictionaries are loaded, by plain Python and without a thread."""

from tests.flows.small_pages import CONTENTS
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories
from transforms.text.words import words

for _content in CONTENTS:
    _page = read_page("warm.txt", _content.encode())
    _numbers = tuple(map(numbers_of, cut_stories(_page, classify(_page))))
    link(metrics_of(_page, _numbers), _numbers)
    words(_content)
