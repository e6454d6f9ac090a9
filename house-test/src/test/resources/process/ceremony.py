"""Runs a command at a pseudo-terminal. Types each answer when its question appears, all from the environment variable
CEREMONY: a JSON list of [question, answer], or [question, answer, file] where all objects of the program, garbage too, are written
to a file first. An answer of SIGTERM, SIGHUP or SIGINT is that signal, one of CTRL-Z that key. A key that
would suspend the command ends it instead, with 99, as does one that is off still at its end. Shows what was printed."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios

SIGNALS = {"SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP, "SIGINT": signal.SIGINT}


def suspends(terminal):
    """True when Ctrl-Z suspends what runs at the terminal."""
    return termios.tcgetattr(terminal)[6][termios.VSUSP] == b"\x1a"


def main():
    steps = json.loads(os.environ.pop("CEREMONY"))
    terminal, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    pid = os.fork()
    if pid == 0:
        os.close(terminal)
        os.setsid()
        fcntl.ioctl(side, termios.TIOCSCTTY, 0)
        for ignored in (signal.SIGINT, signal.SIGHUP):  # as under nohup
            signal.signal(ignored, signal.SIG_DFL)
        for stream in range(3):
            os.dup2(side, stream)
        os.execvp(sys.argv[1], sys.argv[1:])
    os.close(side)
    seen = b""
    while True:
        try:
            printed = os.read(terminal, 4096)
        except OSError:  # the command has closed its side
            break
        if not printed:
            break
        seen += printed
        sys.stdout.buffer.write(printed)
        sys.stdout.buffer.flush()
        if steps:
            question, answer, *dump = steps[0]
            at = seen.find(question.encode())
            if at >= 0:
                seen = seen[at + len(question.encode()):]
                del steps[0]
                for file in dump:
                    subprocess.run(["jcmd", str(pid), "GC.heap_dump", "-all", file], check=True, stdout=subprocess.DEVNULL)
                if answer == "CTRL-Z":
                    if suspends(terminal):
                        os.kill(pid, signal.SIGKILL)
                        sys.exit(99)
                    os.write(terminal, b"\x1a\n")
                elif answer in SIGNALS:
                    os.kill(pid, SIGNALS[answer])
                else:
                    os.write(terminal, answer.encode() + b"\n")
    _, status = os.waitpid(pid, 0)
    if not suspends(terminal):
        sys.exit(99)
    code = os.waitstatus_to_exitcode(status)
    sys.exit(code if code >= 0 else 128 - code)


main()
