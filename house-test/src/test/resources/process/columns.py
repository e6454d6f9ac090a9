"""Runs a command at a pseudo-terminal of so many columns. Shows what the command printed."""

import fcntl
import os
import pty
import struct
import sys
import termios


def main():
    columns, *command = sys.argv[1:]
    # The terminal has its size before the command begins.
    terminal, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
    pid = os.fork()
    if pid == 0:
        os.setsid()
        fcntl.ioctl(side, termios.TIOCSCTTY, 0)
        for stream in range(3):
            os.dup2(side, stream)
        os.execvp(command[0], command)
    os.close(side)
    while True:
        try:
            printed = os.read(terminal, 4096)
        except OSError:  # the command has closed its side
            break
        if not printed:
            break
        sys.stdout.buffer.write(printed.replace(b"\r", b""))
    sys.stdout.flush()
    _, status = os.waitpid(pid, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


main()
