"""What a process that answers strangers' queries gives up: memory without end, the network.

Beside the time limit, which is an alarm that ends the process wherever it is.
"""

import ctypes
import os
import platform
import resource
import signal
import sys
from pathlib import Path

_SOCKET_CALLS = {"x86_64": 41, "aarch64": 198}
"""The number of Linux's system call ``socket``, by machine."""
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _BY_FILTER = 38, 22, 2
_LOAD_NUMBER, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jump_true", ctypes.c_ubyte),
        ("jump_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction)))


def confine(megabytes: int) -> None:
    """Let this process have so much more memory than it has now, and no network.

    What takes more is ended by the allocator.  Both are Linux's own means; elsewhere only the time
    limit holds, and what ``graph.sparql.wording`` refuses.  Raises ``OSError`` where Linux does not
    do it: no query is to be answered then.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[5])
        most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        _forbid_sockets()


def end_after(seconds: float) -> None:
    """End this process at that time, by ``SIGALRM``, whatever it does; 0 takes that back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _forbid_sockets() -> None:
    """Have the kernel refuse every new socket (seccomp), as the second lock behind the wording."""
    number = _SOCKET_CALLS.get(platform.machine())
    if number is None:
        return
    steps = (_Instruction * 4)(
        _Instruction(_LOAD_NUMBER, 0, 0, 0),
        _Instruction(_JUMP_IF_EQUAL, 0, 1, number),
        _Instruction(_RETURN, 0, 0, _REFUSE),
        _Instruction(_RETURN, 0, 0, _ALLOW),
    )
    program = _Program(len(steps), steps)
    libc = ctypes.CDLL(None, use_errno=True)
    refused = (
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        libc.prctl(_SET_SECCOMP, _BY_FILTER, ctypes.byref(program), 0, 0),
    )
    if any(refused):
        raise OSError(ctypes.get_errno(), "the kernel does not take away the network")
