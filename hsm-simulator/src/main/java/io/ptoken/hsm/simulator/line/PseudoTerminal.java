package io.ptoken.hsm.simulator.line;

import static io.ptoken.hsm.simulator.line.LibC.C;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.util.Arrays;

/**
 * A pseudo-terminal of Linux in raw mode. Its other end is kept open here too, so that the host may close its own and open it
 * again; what was sent meanwhile waits there, as late answers do on a real line.
 */
final class PseudoTerminal implements SerialEnd {

    private static final int NAME_LENGTH = 128;

    /** More than any Linux has. */
    private static final int TERMIOS_BYTES = 256;

    private static final int POLL_MILLIS = 100;
    private static final int PIECE = 64;

    private final int master;
    private final int other;
    private final String path;
    private final Memory poll = new Memory(8);

    private PseudoTerminal(int master, int other, String path) {
        this.master = master;
        this.other = other;
        this.path = path;
    }

    static PseudoTerminal open() throws IOException {
        int master = checked("posix_openpt", C.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY));
        try {
            checked("grantpt", C.grantpt(master));
            checked("unlockpt", C.unlockpt(master));
            byte[] name = new byte[NAME_LENGTH];
            // Returns the error itself.
            checked("ptsname_r", -C.ptsname_r(master, name, new NativeLong(name.length)));
            String path = Native.toString(name);
            int other = checked("open " + path, C.open(path, LibC.O_RDWR | LibC.O_NOCTTY));
            makeRaw(other);
            return new PseudoTerminal(master, other, path);
        } catch (IOException e) {
            C.close(master);
            throw e;
        }
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (!ready(LibC.POLLIN)) {
            return 0;
        }
        return checked("read", C.read(master, into, new NativeLong(into.length)).intValue());
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (int begin = 0; begin < bytes.length; begin += PIECE) {
            if (!ready(LibC.POLLOUT)) {
                return;
            }
            byte[] piece = Arrays.copyOfRange(bytes, begin, Math.min(bytes.length, begin + PIECE));
            checked(
                    "write",
                    C.write(master, piece, new NativeLong(piece.length)).intValue());
        }
    }

    @Override
    public void close() {
        C.close(other);
        C.close(master);
    }

    private boolean ready(short event) throws IOException {
        poll.setInt(0, master);
        poll.setShort(4, event);
        poll.setShort(6, (short) 0);
        int count = C.poll(poll, new NativeLong(1), POLL_MILLIS);
        if (count < 0 && Native.getLastError() == LibC.EINTR) {
            return false;
        }
        checked("poll", count);
        return count > 0;
    }

    private static void makeRaw(int terminal) throws IOException {
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            termios.clear();
            checked("tcgetattr", C.tcgetattr(terminal, termios));
            C.cfmakeraw(termios);
            checked("tcsetattr", C.tcsetattr(terminal, LibC.TCSANOW, termios));
        } catch (IOException e) {
            C.close(terminal);
            throw e;
        }
    }

    private static int checked(String call, int result) throws IOException {
        if (result < 0) {
            throw new IOException("no pseudo-terminal: " + call + " failed with error " + Native.getLastError());
        }
        return result;
    }
}
