"""What the operator sees in the terminal while something runs; imports nothing heavy, for every command needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from flows.watch import Listener, StepEvent
from warehouse.escape import plain


def console(*, stderr: bool = False) -> Console:
    """Standard output (or error), in colour on a terminal; a stream that cannot hold Chinese gets escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    return Console(highlight=False, soft_wrap=True, stderr=stderr)


def complain(sentence: str) -> None:
    """One line on standard error. Lines of a log that the sentence quotes keep their own lines."""
    print("\n".join(plain(line) for line in sentence.split("\n")), file=sys.stderr)


@contextmanager
def progress(out: Console, steps: int = 0) -> Generator[Listener]:
    """A listener that prints a line per finished step, under it a bar when ``out`` is a terminal."""
    if not out.is_terminal:
        yield _line_printer(out, steps, lambda _: None)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=out, transient=True) as bar:
        shown = bar.add_task("准备", total=steps or None)

        def move(event: StepEvent) -> None:
            bar.update(shown, description=event.title, advance=0 if event.counts is None else 1)
            if event.steps:
                bar.update(shown, total=event.steps)

        yield _line_printer(out, steps, move)


def _line_printer(out: Console, steps: int, move: Callable[[StepEvent], None]) -> Listener:
    done = 0

    def listen(event: StepEvent) -> None:
        nonlocal done
        move(event)
        if event.counts is not None:
            done += 1
            of = event.steps or steps
            number = f"{done:>{max(2, len(str(of)))}}/{of}" if of else f"{done:>2}"
            line = f"[{number}] {event.title}：{event.counts}（{event.seconds:.1f} 秒）"
            out.print(Text(plain(line)))

    return listen
