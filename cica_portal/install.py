"""Make `.venv` and install the locked packages in it, if that is not done yet: `python3 cica_portal/install.py [dev]`.

Runs on the machine's own Python, before there is anything else: only the standard library, and old syntax.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(wanted):
    """Install the lock files named in `wanted`; those already installed from the same text cost nothing."""
    if sys.version_info < OLDEST:
        sys.exit("Python %d.%d is too old: the portal needs %d.%d or later. Name one: make run PYTHON=python3.12"
                 % (sys.version_info[:2] + OLDEST))  # fmt: skip
    with open(str(ROOT / "requirements.txt")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two at once would make the same folder
        if not is_sound():
            make_venv()
        for name in wanted:
            install(ROOT / name)


def is_sound():
    """Whether the virtual environment runs; not after its Python was removed or the folder moved."""
    stamp = VENV / "place"
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == str(VENV)


def make_venv():
    say("Making .venv ...")
    made = run([sys.executable, "-m", "venv", "--clear", str(VENV)], quiet=True)
    if made:
        # Debian's python3 comes without ensurepip; a pip that is already there does as well.
        without_pip = run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], quiet=True)
        if without_pip or run([sys.executable, "-m", "pip", "--python", str(PYTHON), "--version"], quiet=True):
            sys.exit("This python3 can make no virtual environment with pip. On Debian or Ubuntu: apt-get install "
                     "python3-venv; else name another Python: make run PYTHON=python3.12")  # fmt: skip
    (VENV / "place").write_text(str(VENV))


def install(lock):
    stamp = VENV / lock.name
    now = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == now:
        return
    say("Installing %s ..." % lock.name)
    own_pip = run([str(PYTHON), "-m", "pip", "--version"], quiet=True) == 0
    pip = [str(PYTHON), "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    options = ["--require-hashes", "--quiet", "--no-input", "--disable-pip-version-check"]
    if run(pip + ["install"] + options + ["-r", str(lock)]):
        sys.exit("The packages of %s could not be installed: see above." % lock.name)
    stamp.write_text(now)


def run(command, quiet=False):
    """The exit code of a command."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    out = subprocess.DEVNULL if quiet else None
    return subprocess.call(command, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=str(ROOT))


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    main(["requirements.txt"] + (["requirements-dev.txt"] if "dev" in sys.argv[1:] else []))
