import time

import pytest

from cchc.pure.reading.errors import ReadingError
from cchc.shared.programs import sandbox
from cchc.shared.programs.sandbox import read_safely

TEXT = "KẾ HOẠCH\nCải cách hành chính năm 2026 của Tỉnh Mẫu\n1. Rà soát thủ tục hành chính nội bộ.\n".encode()


def child(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Puts a child of our own in the place of the real one."""
    code = f"import os, pickle, sys, time\npickle.load(sys.stdin.buffer)\nout = sys.stdout.buffer\n{body}"
    real = sandbox.subprocess.Popen
    monkeypatch.setattr(
        sandbox.subprocess, "Popen", lambda command, **more: real([command[0], "-c", code], **more)
    )


def test_reads_as_without_the_child() -> None:
    told: list[float] = []
    reading = read_safely(TEXT, "ke-hoach.txt", progress=lambda step, share: told.append(share))
    assert [block.text for block in reading.source.paragraphs()][0] == "KẾ HOẠCH"
    assert told[-1] == 1.0


def test_a_refusal_comes_through() -> None:
    with pytest.raises(ReadingError) as raised:
        read_safely(b"%PDF-1.4 cut", "a.pdf")
    assert raised.value.code == "damaged"
    assert "PDF" in str(raised.value)


def test_a_crash_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "os.abort()")
    with pytest.raises(ReadingError, match="đột ngột") as raised:
        read_safely(TEXT, "a.txt")
    assert raised.value.code == "crashed"


def test_a_message_cut_short_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "out.write(pickle.dumps(('done', 'x' * 1000))[:500]); out.flush(); os._exit(0)")
    with pytest.raises(ReadingError, match="đột ngột"):
        read_safely(TEXT, "a.txt")


def test_a_hang_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(ReadingError, match="giây") as raised:
        read_safely(TEXT, "a.txt", timeout_seconds=1)
    assert raised.value.code == "too-slow"
    assert time.monotonic() - begun < 10


def test_too_little_memory_is_one_sentence() -> None:
    with pytest.raises(ReadingError) as raised:
        read_safely(TEXT * 200_000, "a.txt", memory_bytes=120 * 2**20)
    assert raised.value.code in {"too-much-memory", "too-complex", "crashed"}


def test_what_progress_raises_stops_the_reading() -> None:
    class Stop(Exception):
        pass

    def stop(step: str, share: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        read_safely(TEXT, "a.txt", progress=stop)


def test_a_silent_child_is_heard_of_by_what_it_said_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_BEAT", 0.05)
    child(monkeypatch, "pickle.dump(('progress', 'pages', 0.4), out); out.flush(); time.sleep(60)")
    told: list[tuple[str, float]] = []
    with pytest.raises(ReadingError, match="giây"):
        read_safely(TEXT, "a.txt", timeout_seconds=2, progress=lambda step, share: told.append((step, share)))
    assert told.count(("pages", 0.4)) > 3
