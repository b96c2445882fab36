"""What a learner's process gives up before it runs a line of the learner's code. Linux only."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import sys
from dataclasses import dataclass

import pyseccomp
from landlock import FSAccess, Ruleset
from pyseccomp import SyscallFilter

from .limits import Limits, enforce

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNS, CLONE_THREAD = 0x20000, 0x10000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NAME, PR_SET_NO_NEW_PRIVS = 1, 4, 15, 38
CAPABILITY_VERSION_3 = 0x20080522
TCGETS, FIOCLEX, FIONCLEX = 0x5401, 0x5451, 0x5450
READ = FSAccess.READ_FILE | FSAccess.READ_DIR

# The system calls of Python, numpy and matplotlib at work. Everything else fails with EPERM:
# sockets, new processes, exec, signals, ptrace, namespaces, mounts, shared memory, keys, bpf, and
# chmod, which Landlock does not judge.
ALLOWED = """
read readv pread64 preadv write writev pwrite64 pwritev lseek close close_range
open openat creat access faccessat faccessat2 stat lstat fstat newfstatat statx statfs fstatfs
readlink readlinkat getdents getdents64 getcwd chdir fchdir umask
rename renameat renameat2 mkdir mkdirat rmdir unlink unlinkat link linkat symlink symlinkat
truncate ftruncate fallocate fsync fdatasync flock copy_file_range sendfile
dup dup2 dup3 pipe pipe2
mmap munmap mprotect mremap madvise brk mincore msync
rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack
futex futex_waitv set_robust_list get_robust_list set_tid_address rseq membarrier
getpid getppid gettid getpgid getpgrp getsid getuid geteuid getgid getegid getresuid getresgid
getgroups getrlimit getrusage times sysinfo uname getrandom getcpu sched_yield
sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
time gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep restart_syscall
alarm setitimer getitimer pause
select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
eventfd2 arch_prctl exit exit_group
"""
# Allowed with one of these values in one argument: fcntl and ioctl could otherwise have a signal
# sent to another process, prlimit64 could change another process, prctl undo what is done here.
ALLOWED_ARGUMENTS = {
    "fcntl": (1, (0, 1, 2, 3, 4, 5, 6, 7, 1030)),  # duplicate, flags, locks
    "ioctl": (1, (TCGETS, FIOCLEX, FIONCLEX)),
    "prlimit64": (0, (0,)),
    "prctl": (0, (PR_SET_NAME,)),
}


@dataclass(frozen=True)
class Room:
    """What of the file system a learner's process may see.

    readable: files and folders to read. folder: an empty folder of its own, on which a file system
    is mounted; None where that cannot be done, and then nothing can be written.
    """

    readable: tuple[str, ...]
    folder: str | None


def system_calls(threads: int) -> SyscallFilter:
    """The filter of system calls, not yet in force; making it takes longer than loading it."""
    allowed = SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in ALLOWED.split():
        add_rule(allowed, pyseccomp.ALLOW, name)
    for name, (place, values) in ALLOWED_ARGUMENTS.items():
        for value in values:
            is_value = pyseccomp.Arg(place, pyseccomp.MASKED_EQ, 0xFFFFFFFF, value)
            add_rule(allowed, pyseccomp.ALLOW, name, is_value)
    # The flags of clone3 cannot be seen by a filter; without it the C library falls back to clone.
    add_rule(allowed, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    if threads:
        is_thread = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, CLONE_THREAD, CLONE_THREAD)
        add_rule(allowed, pyseccomp.ALLOW, "clone", is_thread)
    return allowed


def add_rule(allowed: SyscallFilter, action: int, name: str, *arguments: pyseccomp.Arg) -> None:
    """Add a rule, unless this machine has no such system call."""
    try:
        number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    except (OSError, ValueError):  # unknown to this version of libseccomp
        return
    if number >= 0:
        allowed.add_rule(action, number, *arguments)


def confine(
    limits: Limits, room: Room, allowed: SyscallFilter, keep: list[int], parent: int
) -> None:
    """Give up everything, in an order in which each step can still be done.

    keep: file descriptors that stay open beside 0, 1 and 2, which lead nowhere.
    parent: the process with which this one is to end.
    Raises OSError when a step fails; the process must end then.
    """
    os.setsid()
    silence()
    if room.folder is not None:
        mount_folder(room.folder, limits)
    os.chdir(room.folder or "/")
    enforce(limits)
    resource.setrlimit(resource.RLIMIT_NPROC, (limits.threads + 1, limits.threads + 1))
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    restrict_files(room)
    drop_capabilities()
    prctl(PR_SET_DUMPABLE, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before that was in force
        sys.exit(1)
    close_others(keep)
    allowed.load()


def silence() -> None:
    """Let stdin, stdout and stderr lead nowhere."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)


def close_others(keep: list[int]) -> None:
    """Close every file descriptor but these and 0, 1 and 2."""
    last = 2
    for descriptor in sorted(keep):
        os.closerange(last + 1, descriptor)
        last = descriptor
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))


def mount_folder(folder: str, limits: Limits) -> None:
    """Mount a file system of limited size that no one else sees and that goes with the process."""
    checked(LIBC.unshare(CLONE_NEWNS))
    options = f"size={limits.disk},nr_inodes={limits.files},mode=0700"
    checked(LIBC.mount(b"tmpfs", folder.encode(), b"tmpfs", 6, options.encode()))  # nosuid, nodev


def restrict_files(room: Room) -> None:
    """Landlock: read what is readable, write only in the own folder, execute nothing."""
    ruleset = Ruleset()
    for path in room.readable:
        ruleset.allow(path, rules=READ if os.path.isdir(path) else FSAccess.READ_FILE)
    if room.folder is not None:
        ruleset.allow(room.folder, rules=FSAccess.all() & ~FSAccess.EXECUTE)
    ruleset.apply()


def drop_capabilities() -> None:
    """Keep no capability, not even in the own user namespace."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    checked(LIBC.capset(header, (ctypes.c_uint32 * 6)()))


def prctl(option: int, value: int) -> None:
    """Set one of the process's properties."""
    checked(LIBC.prctl(option, ctypes.c_ulong(value), 0, 0, 0))


def checked(result: int) -> None:
    """Raise OSError when a call of the C library failed."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
