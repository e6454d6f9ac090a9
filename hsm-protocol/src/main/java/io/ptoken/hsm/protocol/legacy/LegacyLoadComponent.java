package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code SM?IK}, load one component of a key in the clear (module protocol section 5.2). The component is a secret: it stays
 * out of strings on its way to the line, is zeroed by {@link #close} and cannot be sent afterwards.
 *
 * <p>Not thread safe.
 */
public final class LegacyLoadComponent implements ModuleRequest<LegacyKeyCheck>, AutoCloseable {

    public static final CommandCode COMMAND = CommandCode.sm("IK");

    private final LegacyRegister register;
    private final LegacyKeyKind kind;
    private final byte[] component;
    private boolean closed;

    /**
     * @param register where to
     * @param kind type and parity
     * @param component 16 upper-case hex digits as ASCII; copied, and the caller zeroes its own
     */
    public LegacyLoadComponent(LegacyRegister register, LegacyKeyKind kind, byte[] component) {
        if (component.length != DesBlock.WIDTH || !isHex(component)) {
            throw new InvalidValueException("component", component.length + " characters", "16 upper-case hex digits");
        }
        this.register = register;
        this.kind = kind;
        this.component = component.clone();
    }

    /**
     * Reads the body of a request. It comes from a string, so this is for simulated modules and their test keys.
     */
    public static LegacyLoadComponent decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyRegister register = LegacyRegister.read(reader);
        LegacyKeyKind kind = LegacyKeyKind.read(reader);
        DesBlock component = DesBlock.read(reader, "component");
        reader.end();
        return new LegacyLoadComponent(register, kind, component.digits().getBytes(StandardCharsets.US_ASCII));
    }

    /** Where the component goes. */
    public LegacyRegister register() {
        return register;
    }

    /** Type and parity. */
    public LegacyKeyKind kind() {
        return kind;
    }

    /** A copy of the component as ASCII, which the caller zeroes. */
    public byte[] component() {
        requireOpen();
        return component.clone();
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public Patience patience() {
        return Patience.KEY_LOADING;
    }

    @Override
    public byte[] line(ProtocolSettings settings) {
        requireOpen();
        byte[] head = (COMMAND.requestHeader() + register + kind).getBytes(StandardCharsets.US_ASCII);
        byte[] text = Arrays.copyOf(head, head.length + component.length);
        try {
            System.arraycopy(component, 0, text, head.length, component.length);
            return FrameWithCrc.seal(text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public LegacyKeyCheck decodeResponse(String body, ProtocolSettings settings) {
        return LegacyKeyCheck.decode(body, settings);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(component, (byte) 0);
    }

    @Override
    public String toString() {
        return "LegacyLoadComponent[register=" + register + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the component has been zeroed");
        }
    }

    private static boolean isHex(byte[] digits) {
        for (byte digit : digits) {
            if ((digit < '0' || digit > '9') && (digit < 'A' || digit > 'F')) {
                return false;
            }
        }
        return true;
    }
}
