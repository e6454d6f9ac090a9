package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.ExtendedErrorText;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/** Something that goes wrong with one request (module protocol section 8, SIM-6). */
public sealed interface Fault {

    /** Goes wrong in the module. */
    sealed interface InModule extends Fault {}

    /** Goes wrong on the line: the command has been carried out, {@code GL?RR} gives the right answer. */
    sealed interface OnLine extends Fault {}

    /** The module never gets the request: nothing is carried out and nothing comes back. */
    record RequestLost() implements InModule {}

    /**
     * {@code GL!ER} instead of carrying it out.
     *
     * @param status e.g. 20, 21, 57, 58
     */
    record ErrorAnswer(StatusCode status) implements InModule {

        /** Of two digits. */
        public static ErrorAnswer of(String code) {
            return new ErrorAnswer(new StatusCode(code));
        }
    }

    /** A status instead of carrying it out; any number, also one that no list has. */
    record StatusAnswer(StatusCode status) implements InModule {

        /** Of two digits. */
        public static StatusAnswer of(String code) {
            return new StatusAnswer(new StatusCode(code));
        }
    }

    /**
     * Status EE and a text instead of carrying it out.
     *
     * @param text printable ASCII without tilde
     */
    record ExtendedErrorAnswer(String text) implements InModule {

        public ExtendedErrorAnswer {
            ExtendedErrorText.frame(CommandCode.ERROR, text, ProtocolSettings.DEFAULTS);
        }
    }

    /** The command is carried out and answered under the name of another one. */
    record WrongHeader(CommandCode other) implements InModule {}

    /**
     * The module loses its power and comes back at once: nothing is answered, all connections are cut, the state of its lines
     * is lost, and so is a tamper by {@link Tamper}, which is a play and no real one.
     *
     * @param carriedOut whether the command was carried out before
     */
    record PowerCycle(boolean carriedOut) implements InModule {}

    /** From now on the module says that it is tampered, until {@link SimulatedModule#powerCycle}. */
    record Tamper() implements InModule {}

    /** The module's clock jumps; the request is carried out then. */
    record ClockJump(Duration by) implements InModule {}

    /** The answer never arrives. */
    record AnswerLost() implements OnLine {}

    /** The answer comes so much later. */
    record AnswerLate(Duration by) implements OnLine {}

    /** The answer stays away until the next one is sent on the same line, and comes just before that. */
    record AnswerHeldBack() implements OnLine {}

    /**
     * The answer comes in pieces of about the same size.
     *
     * @param pieces how many, 2-100
     * @param gap time between two pieces
     */
    record AnswerSplit(int pieces, Duration gap) implements OnLine {

        public AnswerSplit {
            InvalidValueException.requireRange("pieces", pieces, 2, 100);
        }
    }

    /**
     * Only the beginning of the answer comes.
     *
     * @param bytes how many at most, 0 or more
     */
    record AnswerTruncated(int bytes) implements OnLine {

        public AnswerTruncated {
            InvalidValueException.requireRange("bytes", bytes, 0, Integer.MAX_VALUE);
        }
    }

    /** The check sum of the answer is wrong. */
    record CheckSumWrong() implements OnLine {}

    /** The answer comes twice. */
    record AnswerTwice() implements OnLine {}

    /**
     * A byte more than there should be comes behind the answer.
     *
     * @param octet 0-255
     */
    record ExtraByte(int octet) implements OnLine {

        public ExtraByte {
            InvalidValueException.requireRange("octet", octet, 0, 0xFF);
        }
    }

    /** The answer comes without its envelope, as error frames are thought to (assumption A3); no fault on a plain line. */
    record BareAnswer() implements OnLine {}
}
