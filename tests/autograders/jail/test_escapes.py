"""Attempts of learners' code to reach what is not its own."""

import pytest

from autograders.bridge import Session
from autograders.jail.launch import INSIDE
from autograders.jail.level import Level

from .conftest import honest

SETUP = """
import ctypes, gc, os, resource, signal, socket, stat, subprocess, sys, threading
from pathlib import Path
loot, why, parent, secret = None, None, os.getppid(), Path({secret!r})
libc = ctypes.CDLL(None, use_errno=True)
def succeeded(result):
    if result == -1: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
def some(found):
    if not found: raise LookupError
    return found
"""
TRY = """
try:
    {attack}
except BaseException as error:
    why = repr(error)
"""

# Each leaves something in ``loot`` where it succeeds; `test_escapes_work_without_a_jail` runs
# these same lines outside. They are harmless there: signal 0, own children, a file of the test.
ESCAPES = {
    "read_a_file": "loot = secret.read_text()",
    "read_through_a_link": (
        "link = f'/tmp/link{os.getpid()}'; os.symlink(secret, link); loot = open(link).read()"
    ),
    "overwrite_a_file": "loot = secret.write_text('mine')",
    "append_to_a_file": "loot = os.write(os.open(secret, os.O_APPEND | os.O_WRONLY), b'mine')",
    "truncate_a_file": "os.truncate(secret, 0); loot = 'truncated'",
    "remove_a_file": "secret.unlink(); loot = 'gone'",
    "rename_a_file": "secret.rename(str(secret) + '2'); loot = 'renamed'",
    "write_beside_a_file": "loot = (secret.parent / 'new').write_text('new')",
    "change_the_mode_of_a_file": "secret.chmod(0o777); loot = 'open to all'",
    "change_the_times_of_a_file": "os.utime(secret); loot = 'touched'",
    "read_the_users": "loot = open('/etc/passwd').read()",
    "list_processes": "loot = os.listdir('/proc')",
    "read_the_parents_memory_as_a_file": "loot = open(f'/proc/{parent}/maps').read()",
    "import_the_graders_side": "import autograders; loot = autograders.__file__",
    "internet_socket": "loot = socket.socket(socket.AF_INET).fileno()",
    "udp_socket": "loot = socket.socket(socket.AF_INET, socket.SOCK_DGRAM).fileno()",
    "unix_socket": "loot = socket.socket(socket.AF_UNIX).fileno()",
    "netlink_socket": "loot = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).fileno()",
    "pair_of_sockets": "loot = socket.socketpair()[0].fileno()",
    "fork": "loot = os.fork(); loot or os._exit(0); os.waitpid(loot, 0)",
    "fork_by_system_call": ("loot = succeeded(libc.fork()); loot == 0 and os._exit(0)"),
    "run_a_program": "loot = subprocess.run(['true']).returncode",
    "run_a_shell": "loot = succeeded(-bool(os.system('exit 0')))",
    "spawn": "loot = os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "r, w = os.pipe(); loot = os.fork() or os.execv('/bin/true', ['true'])",
    "thread": "t = threading.Thread(target=lambda: None); t.start(); loot = 'started'",
    "signal_the_parent": "os.kill(parent, 0); loot = 'reached'",
    "signal_own_group_by_system_call": "loot = succeeded(libc.kill(0, 0))",
    "change_the_parents_limits": (
        "loot = resource.prlimit(parent, resource.RLIMIT_CORE, "
        "resource.prlimit(parent, resource.RLIMIT_CORE))"
    ),
    "move_the_parent_to_other_processors": (
        "os.sched_setaffinity(parent, os.sched_getaffinity(parent)); loot = 'moved'"
    ),
    "a_signal_to_the_parent_by_a_pipe": (
        "import fcntl; r, w = os.pipe(); fcntl.fcntl(r, 8, os.getpid()); loot = 'owner set'"
    ),
    "memory_that_is_a_file": "loot = os.memfd_create('m')",
    "shared_memory": "loot = succeeded(libc.shmget(0, 4096, 0o1600))",
    "message_queue": "loot = succeeded(libc.msgget(0, 0o1600))",
    "new_user_namespace": (
        "os.fork() or os._exit(0 if libc.unshare(0x10000000) == 0 else 1); "
        "loot = 'made' if os.wait()[1] == 0 else None"
    ),
    "other_personality": "loot = succeeded(libc.personality(0xffffffff))",
    "keys": (
        "number = {'x86_64': 250}.get(os.uname().machine, 219); "
        "loot = succeeded(libc.syscall(number, 0, -3, 1))"
    ),
}
# These need root outside, or would do harm there; what they try is plain enough.
MORE = {
    "vsock": "loot = socket.socket(40, socket.SOCK_STREAM).fileno()",
    "raw_socket": "loot = socket.socket(socket.AF_INET, socket.SOCK_RAW, 1).fileno()",
    "kill_everybody": "os.kill(-1, 9); loot = 'killed'",
    "kill_the_parent": "os.kill(parent, 9); loot = 'killed'",
    "kill_the_first_process": "os.kill(1, 9); loot = 'killed'",
    "kill_own_group": "os.killpg(0, 9); loot = 'killed'",
    "stop_the_parent": "os.kill(parent, signal.SIGSTOP); loot = 'stopped'",
    "trace_the_parent": "loot = succeeded(libc.ptrace(16, parent, 0, 0))",
    "be_traced": "loot = succeeded(libc.ptrace(0, 0, 0, 0))",
    "read_the_parents_memory": (
        "b = ctypes.create_string_buffer(8); v = (ctypes.c_void_p * 2)(ctypes.addressof(b), 8); "
        "loot = succeeded(libc.process_vm_readv(parent, v, 1, v, 1, 0))"
    ),
    "become_root": "os.setuid(0); os.setgid(0); open('/etc/shadow'); loot = 'root'",
    "mount": "loot = succeeded(libc.mount(b't', b'/tmp', b'tmpfs', 0, None))",
    "unmount": "loot = succeeded(libc.umount2(b'/', 2))",
    "new_root": "os.chroot('/'); loot = 'changed'",
    "device": "os.mknod('disk', stat.S_IFBLK | 0o600, os.makedev(8, 0)); loot = 'made'",
    "more_memory": "resource.setrlimit(resource.RLIMIT_AS, (-1, -1)); loot = 'raised'",
    "more_processor_time": "resource.setrlimit(resource.RLIMIT_CPU, (999, 999)); loot = 'raised'",
    "write_to_the_library": "loot = Path(sys.modules['course_lib'].__file__).write_text('')",
    "write_to_python": "loot = Path(os.__file__).write_text('')",
    "write_to_tmp": "loot = Path('/tmp/left').write_text('x')",
    "write_to_shared_memory": "loot = Path('/dev/shm/left').write_text('x')",
    "write_to_the_root": "loot = Path('/left').write_text('x')",
    "outlive_the_parent": "loot = succeeded(libc.prctl(1, 0))",
    "be_dumpable": "loot = succeeded(libc.prctl(4, 1))",
    "use_io_uring": "loot = succeeded(libc.syscall(425, 1, ctypes.create_string_buffer(200)))",
    "load_bpf": "loot = succeeded(libc.syscall({'x86_64': 321}.get(os.uname().machine, 280), 0))",
    "open_a_process": "loot = succeeded(libc.syscall(434, parent, 0))",
    "open_files_of_the_zygote": (
        "loot = some([f for f in range(3, 64) if f not in pipes() and is_open(f)])"
    ),
    "the_zygotes_socket": "loot = zygotes_socket().send(b'end')",
    "another_autograd": "import torch.autograd; loot = torch.__file__",
    "find_the_references": "import autograders.references.chapter04 as r; loot = r.__file__",
    "environment": "loot = os.environ['CANARY']",
    "the_reference": (
        "import course_lib.layers as l; loot = l.Affine([[1.0]], [0.0]).forward([[2.0]])"
    ),
    "references_somewhere": (
        "folders = map(Path, ['/course', *sys.path]); "
        "loot = some([p for folder in folders for p in folder.glob('autograders*/*.py')])"
    ),
}
HELPERS = """
def runner_frame():
    frame = sys._getframe()
    while frame.f_code.co_name != 'serve': frame = frame.f_back
    return frame
def pipes():
    return runner_frame().f_locals['requests'], runner_frame().f_locals['replies']
def is_open(descriptor):
    try: return bool(os.fstat(descriptor))
    except OSError: return False
def zygotes_socket():
    return next(o for o in gc.get_objects() if isinstance(o, socket.socket))
"""


@pytest.fixture
def secret(tmp_path):
    """A file of somebody else."""
    path = tmp_path / "gradebook.db"
    path.write_text("everybody's points")
    return path


def attempt(session: Session, attack: str, secret) -> tuple[object, str]:
    """What an attack got, and why it got nothing."""
    session.run(SETUP.format(secret=str(secret)) + HELPERS)
    session.run(TRY.format(attack=attack))
    return session["loot"], session["why"]


@pytest.mark.parametrize("name", [*ESCAPES, *MORE])
def test_nothing_is_reached_from_the_jail(jail, secret, name):
    """Does the attack fail for a reason, is the file untouched, and the next learner unharmed?"""
    with Session(jail.start()) as session:
        loot, why = attempt(session, (ESCAPES | MORE)[name], secret)
    assert loot is None
    assert why is not None
    assert secret.read_text() == "everybody's points"
    assert [path.name for path in secret.parent.iterdir()] == [secret.name]
    assert honest(jail) == 42


@pytest.mark.parametrize("name", ESCAPES)
def test_escapes_work_without_a_jail(unjailed, secret, name):
    """Would the attack get something if nothing held it? (Else the test above proves nothing.)"""
    loot, why = attempt(unjailed, ESCAPES[name], secret)
    assert loot is not None, why


def test_environment_of_the_grader_stays_outside(jail, monkeypatch):
    """Is a variable of the grader's environment, a password say, unknown inside?"""
    monkeypatch.setenv("CANARY", "password")
    jail.close()  # the next start makes a new zygote, with this environment around
    with Session(jail.start()) as session:
        session.run("import os; names = sorted(os.environ)")
        assert "CANARY" not in session["names"]


def test_own_folder_is_writable_and_fresh(jail):
    """May a notebook write files of its own, and does the next one find none of them?"""
    for _ in range(2):
        with Session(jail.start()) as session:
            session.run(
                "import os; before = os.listdir()\n"
                "os.makedirs('a/b'); open('a/b/c', 'w').write('mine'); read = open('a/b/c').read()"
            )
            if jail.level == Level.FULL:
                assert (session["before"], session["read"]) == ([], "mine")
            else:  # no file system of limited size can be made there, so nothing is writable
                with pytest.raises(KeyError):
                    session["read"]


def test_a_learners_traces_are_gone_with_the_process(jail):
    """Does what one learner patches into libraries never meet the next?"""
    patch = "import builtins, numpy as np, course_lib; np.dot = builtins.x = course_lib.x = 'evil'"
    look = "import builtins, numpy as np, course_lib\n"
    look += "found = [hasattr(builtins, 'x'), hasattr(course_lib, 'x'), np.dot == 'evil']"
    with Session(jail.start()) as session:
        session.run(patch + "\n" + look)
        assert session["found"] == [True, True, True]
    with Session(jail.start()) as session:
        session.run(look)
        assert session["found"] == [False, False, False]


def test_learners_draw_different_random_numbers(jail):
    """Does a fork not inherit numpy's random state?"""
    drawn = []
    for _ in range(2):
        with Session(jail.start()) as session:
            session.run("import numpy as np, random; drawn = [np.random.rand(), random.random()]")
            drawn.append(session["drawn"])
    assert drawn[0][0] != drawn[1][0]
    assert drawn[0][1] != drawn[1][1]


def test_what_runs_inside_imports_nothing_of_autograders():
    """Is all that the jail's own modules need of this package mounted with them?"""
    from pathlib import Path

    import autograders.jail

    folder = Path(autograders.jail.__file__).parent
    for name in INSIDE:
        text = (folder / f"{name}.py").read_text()
        assert "from .." not in text and "import autograders" not in text, name
