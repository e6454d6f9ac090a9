package io.ptoken.cli.commands;

import io.ptoken.cli.commands.task.JsonLines;
import io.ptoken.cli.document.Documents;
import io.ptoken.cli.document.ErrorDocument;
import io.ptoken.cli.document.ErrorDocument.Failure;
import io.ptoken.control.ControlException;
import io.ptoken.control.Refusal;
import io.ptoken.control.call.RemoteRefusalException;
import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.kmc.simulator.KmcStateException;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.holding.HeldFailure;
import io.ptoken.service.ServiceException;
import io.ptoken.service.input.MistypedException;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.storemark.OlderStoreException;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.thrift.tls.TlsIdentityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, as a document for a command line that asks for one. */
final class ErrorDocuments {

    /** What to do about a failure that nobody foresaw. */
    static final String REPORT_IT = "Please report it with what PTOKEN_LOG_LEVEL=DEBUG shows.";

    private static final String JSON = "--json";
    private static final Pattern LEADING_OPTION = Pattern.compile("(--[a-z-]+)[: ].*", Pattern.DOTALL);

    /** Of what never reaches the operator's side, which has {@linkplain RefusalCode codes of its own}. */
    static final Map<Class<? extends Exception>, String> CODES = codes();

    private ErrorDocuments() {}

    private static Map<Class<? extends Exception>, String> codes() {
        Map<Class<? extends Exception>, String> codes = new LinkedHashMap<>();
        codes.put(HeldFailure.class, "EHeld");
        codes.put(MistypedException.class, "EParamFormat");
        codes.put(ConfigurationException.class, "EConfiguration");
        codes.put(SealedFileException.class, "ESealedFile");
        codes.put(KmcStateException.class, "EKmcSim");
        codes.put(ControlException.class, "EControl");
        codes.put(ProtocolException.class, "EModuleProtocol");
        codes.put(OlderStoreException.class, "EService.OlderStore");
        codes.put(TlsIdentityException.class, "ETls");
        codes.put(IOException.class, "EFile");
        codes.put(UncheckedIOException.class, "EFile");
        return codes;
    }

    /** True for a command line with {@code --json}, whether or not the command knows it. */
    static boolean areWanted(List<String> arguments) {
        return arguments.stream().takeWhile(word -> !word.equals("--")).anyMatch(JSON::equals);
    }

    /** Prints it as the command prints its documents: over several lines, or each on one. */
    static void print(CommandLine command, ErrorDocument error) {
        Object of = command.getCommandSpec().userObject();
        if (of.getClass().isAnnotationPresent(JsonLines.class)) {
            Documents.printLine(command.getOut(), error);
        } else {
            Documents.print(command.getOut(), error);
        }
    }

    /**
     * A command that was refused or failed.
     *
     * @param text as people read it
     * @param names of the options and arguments of the command
     */
    static ErrorDocument of(Exception failure, String text, OptionNames names) {
        Optional<Refusal> remote = find(failure, RemoteRefusalException.class).map(RemoteRefusalException::refusal);
        Optional<String> named = remote.flatMap(Refusal::parameter)
                .or(() -> find(failure, ServiceException.class).flatMap(ServiceException::parameter))
                .or(() -> find(failure, InvalidValueException.class).map(InvalidValueException::field))
                .or(() -> OptionNames.parameterIn(String.valueOf(failure.getMessage())))
                .map(names::of);
        Optional<String> next = remote.flatMap(Refusal::next);
        return new ErrorDocument(new Failure(
                code(failure),
                named,
                failure instanceof RemoteRefusalException && next.isPresent()
                        ? remote.orElseThrow().message()
                        : text,
                next));
    }

    /** One that nobody foresaw. */
    static ErrorDocument internal(Exception failure) {
        return new ErrorDocument(
                new Failure("EInternal", Optional.empty(), Echo.in(failure.toString()), Optional.of(REPORT_IT)));
    }

    /** A command line that is wrong. */
    static ErrorDocument ofCommandLine(ParameterException failure, String text) {
        return new ErrorDocument(new Failure(
                "ECommandLine", parameter(failure, text), text, Optional.of(tryHelp(failure.getCommandLine()))));
    }

    /** Where the right command line is told. */
    static String tryHelp(CommandLine command) {
        return "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }

    private static Optional<String> parameter(ParameterException failure, String text) {
        if (failure.getArgSpec() != null) {
            return Optional.of(name(failure.getArgSpec()));
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return Optional.of(name(missing.getMissing().get(0)));
        }
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return Optional.of(
                    Echo.in(UsageErrors.withoutValue(unmatched.getUnmatched().get(0))));
        }
        Matcher leading = LEADING_OPTION.matcher(text);
        return leading.matches() ? Optional.of(leading.group(1)) : Optional.empty();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String code(Exception failure) {
        return causes(failure)
                .flatMap(cause -> codeOf(cause).stream())
                .findFirst()
                .orElse("EFailed");
    }

    private static Optional<String> codeOf(Throwable failure) {
        if (failure instanceof RemoteRefusalException remote) {
            return Optional.of(remote.code());
        }
        Optional<String> refused =
                failure instanceof RuntimeException runtime ? RefusalCode.of(runtime) : Optional.empty();
        return refused.or(() -> CODES.entrySet().stream()
                .filter(code -> code.getKey().isInstance(failure))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    private static <T> Optional<T> find(Exception failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Exception failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause);
    }
}
