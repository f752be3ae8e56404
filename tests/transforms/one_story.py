"""One report of one paragraph, read as a page is: its metrics."""

from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories

OPENS = "本报讯(记者 王明)"
SHORT = f"{OPENS}记者日前从有关部门了解到,各项工作扎实推进。"


def page_text(text, family=""):
    """A page with ``text`` as a report's first paragraph, or as its headline or the caption of its picture."""
    if family == "headline":
        return f"{text}\n\n{SHORT}"
    if family == "caption":
        return f"新村新貌见真章\n\n{SHORT}\n\n{text} 李华 摄"
    return f"各项工作扎实推进\n\n{OPENS}{text}"


def metrics_of_text(text, family=""):
    """The linked metrics of :func:`page_text`."""
    page = read_page("made.txt", page_text(text, family).encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    return link(metrics_of(page, numbers), numbers).metrics
