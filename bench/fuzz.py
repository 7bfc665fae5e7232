"""Mutated documents of every format: each gives blocks and a plan, or one clear sentence, in bounded time.

    python -m bench.fuzz [COUNT for each format, default 10000] [FORMAT...]

Every child process reads a batch; a crash or a hang of one is counted against the document that it was reading.
"""

import copy
import io
import multiprocessing
import random
import sys
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection

from lxml import etree

from bench import stand_ins
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.read import read
from cchc.web.site.demo.documents.make import kinds, render
from cchc.web.site.demo.documents.sample import Sample, load

BATCH = 250
SLOW = 20.0  # seconds of processor; a longer reading counts as a hang
PATIENCE = 600.0  # seconds by the clock, for a child that starts or that others on the machine keep waiting
OTHERS = {"doc": lambda: stand_ins.OLE, "png": stand_ins.page, "jpeg": stand_ins.photograph}
ROWS, LINES = 6, 14  # of the sample: short, so that many mutations fit into an hour


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Flips, cuts, repeats, swaps and overwrites, a few at a time."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if not changed:
            break
        at, length = rng.randrange(len(changed)), rng.choice([1, 1, 2, 8, 64, 512])
        match rng.randrange(6):
            case 0:
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * rng.choice([1, 2, 50])
            case 3:
                changed[at : at + length] = rng.randbytes(length)
            case 4:
                other = rng.randrange(len(changed))
                changed[at : at + length], changed[other : other + length] = (
                    changed[other : other + length],
                    changed[at : at + length],
                )
            case _:
                del changed[rng.randrange(len(changed)) :]
    return bytes(changed)


def mutate_inside(data: bytes, rng: random.Random) -> bytes:
    """One part of a container changed, the container itself sound: so that the parsers behind it are reached."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        names = source.namelist()
        chosen = max(names, key=lambda name: source.getinfo(name).file_size * rng.random())
        for name in names:
            part = source.read(name)
            if name == chosen:
                part = mutate_tree(part, rng) if rng.random() < 0.8 else mutate(part, rng)
            target.writestr(name, part)
    return made.getvalue()


def mutate_tree(part: bytes, rng: random.Random) -> bytes:
    """Elements dropped, repeated, moved, their words and attributes changed: XML that is sound and makes no sense."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return mutate(part, rng)
    elements = [element for element in root.iter() if element.getparent() is not None]
    for _ in range(min(rng.randint(1, 30), len(elements))):
        element = rng.choice(elements)
        parent = element.getparent()
        if parent is None:
            continue
        match rng.randrange(5):
            case 0:
                parent.remove(element)
            case 1:
                parent.append(copy.deepcopy(element))
            case 2:
                parent.insert(0, element)
            case 3:
                element.text = rng.choice(["", "9" * 40, "\u200b", "-1", element.text or ""])
            case _:
                for name in element.attrib:
                    element.attrib[name] = rng.choice(["-1", "999999999", "", "x", "0"])
    return etree.tostring(root)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A container is changed inside three times out of four."""
    return mutate_inside(data, rng) if data[:2] == b"PK" and rng.random() < 0.75 else mutate(data, rng)


def sample() -> Sample:
    """The head of a sample plan: letterhead, a few paragraphs, a header of two levels and its first rows."""
    whole = load("commune")
    assert whole.grid is not None
    last = whole.grid.header_rows + ROWS
    kept = enumerate(whole.grid.rows[:last])
    rows = (tuple(c and replace(c, row_span=min(c.row_span, last - at)) for c in row) for at, row in kept)
    grid = replace(whole.grid, rows=tuple(rows))
    return replace(whole, lines=whole.lines[:LINES], grid=grid)


def batch(kind: str, seed: int, count: int, out: Connection) -> None:
    """Reads `count` mutations and sends the number of each before it starts, then how it ended."""
    source = OTHERS[kind]() if kind in OTHERS else render(sample(), kind)
    docx = render(sample(), "docx")
    for number in range(count):
        rng = random.Random(f"{kind}-{seed}-{number}")  # noqa: S311
        data = source if kind in OTHERS and rng.random() < 0.5 else mutated(source, rng)
        out.send(("start", number))
        try:
            read(data, f"fuzz.{kind}", Context(tools=stand_ins.Tools(rng, docx, mutated)))
            out.send(("end", "read"))
        except ReadingError as error:
            out.send(("end", "refused" if str(error) else "no words"))
        except BaseException as error:
            out.send(("end", f"{type(error).__name__}: {error}"[:200]))
    out.send(("done", None))


def watch(kind: str, seed: int, count: int) -> Counter[str]:
    """One child; what happened to each of its documents."""
    inside, outside = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(target=batch, args=(kind, seed, count, outside))
    child.start()
    outside.close()
    results: Counter[str] = Counter()
    running: int | None = None
    while True:
        if not _heard(inside, child.pid or 0):
            results[f"hang (seed {seed}, number {running})"] += 1
            child.kill()
            break
        try:
            event, value = inside.recv()
        except EOFError:
            results[f"crash (seed {seed}, number {running})"] += 1
            break
        if event == "done":
            break
        if event == "start":
            running = value
        else:
            results[value] += 1
    child.join()
    return results


def _heard(inside: Connection, pid: int) -> bool:
    """False when the child has worked for SLOW seconds, or we have waited for PATIENCE, and nothing came.

    Its processor time is what counts (where the system tells it), so that a busy machine is no hang.
    """
    start, used = time.monotonic(), _worked(pid)
    while not inside.poll(SLOW):
        if _worked(pid) - used >= SLOW or time.monotonic() - start >= PATIENCE:
            return False
    return True


def _worked(pid: int) -> float:
    """Seconds of processor of another process, by Linux's clock for it; by the wall's where there is none."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return time.monotonic()


def report(kind: str, count: int) -> tuple[str, int]:
    """One line about one format, and how many documents ended neither read nor refused."""
    start, results = time.perf_counter(), Counter[str]()
    for seed in range(-(-count // BATCH)):
        results += watch(kind, seed, min(BATCH, count - seed * BATCH))
    wrong = {name: n for name, n in results.items() if name not in ("read", "refused")}
    spent = time.perf_counter() - start
    ended = f"{results['read']:>7} read {results['refused']:>7} refused"
    return f"{kind:<10}{ended}  {spent:6.0f} s  {wrong or 'nothing else'}", sum(wrong.values())


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chosen = sys.argv[2:] or [*kinds(), "pdf", *OTHERS]
    bad = 0
    with ThreadPoolExecutor(max_workers=2) as pool:  # each only waits for its child
        for line, wrong in pool.map(report, chosen, [count] * len(chosen)):
            print(line, flush=True)
            bad += wrong
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
