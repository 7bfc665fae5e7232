"""Run as a script: sets limits on itself, leaves the network where the system allows it, becomes the program.

`python launch.py SECONDS MEMORY_BYTES FILE_BYTES PROGRAM ARGUMENT…`. A limit of 0 is none. It stands on its
own (no imports from cchc) so that it starts at once.
"""

import ctypes
import os
import sys
from contextlib import suppress

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # clone(2)
_DIE_WITH_PARENT, _KILL = 1, 9  # prctl(2), signal(7)


def main() -> None:
    """Limits, then the program in place of this process."""
    seconds, memory, file_bytes = (int(word) for word in sys.argv[1:4])
    with suppress(ImportError):  # not on Windows
        import resource

        limits = (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_FSIZE, file_bytes),
        )
        for kind, value in (*limits, (resource.RLIMIT_CORE, None)):
            with suppress(ValueError, OSError):
                _, most = resource.getrlimit(kind)
                wanted = 0 if value is None else value or most
                resource.setrlimit(kind, (wanted, most))
    if sys.platform == "linux":
        _leave_network()
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606


def _leave_network() -> None:
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.prctl(_DIE_WITH_PARENT, _KILL)
        if libc.unshare(_NEW_NETWORK) != 0:
            libc.unshare(_NEW_USER | _NEW_NETWORK)


if __name__ == "__main__":
    main()
