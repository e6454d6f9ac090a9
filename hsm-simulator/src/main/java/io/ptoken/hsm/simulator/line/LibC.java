package io.ptoken.hsm.simulator.line;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What is needed of the C library of Linux for pseudo-terminals. */
@SuppressWarnings("MemberName")
interface LibC extends Library {

    LibC C = Native.load("c", LibC.class);

    int O_RDWR = 0x0002;
    int O_NOCTTY = 0x0100;
    int TCSANOW = 0;
    short POLLIN = 0x0001;
    short POLLOUT = 0x0004;
    int EINTR = 4;

    int posix_openpt(int flags);

    int grantpt(int master);

    int unlockpt(int master);

    int ptsname_r(int master, byte[] name, NativeLong size);

    int open(String path, int flags);

    int close(int descriptor);

    int tcgetattr(int terminal, Pointer termios);

    void cfmakeraw(Pointer termios);

    int tcsetattr(int terminal, int when, Pointer termios);

    int poll(Pointer descriptors, NativeLong count, int milliseconds);

    NativeLong read(int descriptor, byte[] into, NativeLong count);

    NativeLong write(int descriptor, byte[] bytes, NativeLong count);
}
