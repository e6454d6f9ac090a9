package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.console.Style;
import io.ptoken.control.ControlException;
import io.ptoken.control.call.RemoteRefusalException;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.kmc.simulator.KmcStateException;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.input.MistypedException;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.OlderStoreException;
import io.ptoken.sts.StsException;
import io.ptoken.thrift.tls.TlsIdentityException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on stderr and an exit code; the trace goes to the log at level DEBUG. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ProgramSurroundings surroundings;

    Failures(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        if (isExpected(failure)) {
            err.println(Style.RED.of("ptoken: ", surroundings.terminal())
                    + OptionNames.of(result).in(text(failure)));
        } else {
            err.println(Style.RED.of("ptoken: internal error: ", surroundings.terminal()) + failure);
            err.println("Please report it with what PTOKEN_LOG_LEVEL=DEBUG shows.");
        }
        err.flush();
        LOG.debug("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitCode.FAILURE;
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof CommandFailure
                || failure instanceof MistypedException
                || failure instanceof ConfigurationException
                || failure instanceof SealedFileException
                || failure instanceof KeyEntryException
                || failure instanceof CeremonyException
                || failure instanceof KeyLoadException
                || failure instanceof KmcStateException
                || failure instanceof KeyExchangeException
                || failure instanceof NotConfirmedException
                || failure instanceof NotPossibleException
                || failure instanceof RemoteRefusalException
                || failure instanceof ControlException
                || failure instanceof SecurityModuleException
                || failure instanceof ProtocolException
                || failure instanceof ServiceException
                || failure instanceof OlderStoreException
                || failure instanceof AccountException
                || failure instanceof StoreException
                || failure instanceof io.ptoken.service.port.StoreException
                || failure instanceof TlsIdentityException
                || failure instanceof StsException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    private static String text(Exception failure) {
        // The message of an unchecked one is the name of the class within.
        Throwable told = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return told instanceof IOException trouble ? IoTrouble.text(trouble) : String.valueOf(failure.getMessage());
    }
}
