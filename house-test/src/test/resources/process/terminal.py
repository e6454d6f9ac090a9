"""Runs a command at a pseudo-terminal; types a text as soon as another one appears. Shows what the command printed."""

import os
import pty
import signal
import sys


def main():
    awaited, typed, *command = sys.argv[1:]
    pid, terminal = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvp(command[0], command)
    seen = b""
    waiting = True
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
        if waiting and awaited.encode() in seen:
            waiting = False
            os.write(terminal, typed.encode())
    _, status = os.waitpid(pid, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


main()
