package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.KnownSecretDialogue;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.Unwritten;
import io.ptoken.cli.token.MessageIds;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.call.RemoteRefusalException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.OwnersProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that issues or verifies tokens by hand, at the server when one runs. */
abstract class TokenTask extends OperatorTask {

    /** For the help of every such command. */
    static final String AUDITED =
            "Without --as the audit log names the account '" + HandCalls.ACCOUNT + "' and the person at the terminal.";

    /** For the help of those that issue. */
    static final String SECRET =
            "Without --as it takes what opens the software security module, at a server too: the key"
                    + " file that PTOKEN_KEY_FILE names, or a passphrase: that of PTOKEN_PASSPHRASE, or one that is asked for.";

    private static final String SIGN_IN = "ESignin.";

    private static final String KEY_DOES_NOT_SUIT =
            ErrorCode.SECURITY_MODULE.message(List.of(SmStatus.KEY_PARAM_ERROR.code(), ""));

    @Option(
            names = "--message-id",
            paramLabel = "IDENT",
            description =
                    "Name of this call; the same call under the same name gives the same tokens again. Default: a "
                            + "new one, which is shown.")
    Optional<String> messageId = Optional.empty();

    @Mixin
    OutputOptions output;

    TokenTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(OperatorAccess access) {
        String message = messageId.orElseGet(() -> MessageIds.next(surroundings()));
        try {
            int exitCode = work(access, message);
            if (!getClass().isAnnotationPresent(ReadsOnly.class)) {
                Unwritten.require(
                        spec.commandLine().getOut(),
                        "the same command with --message-id " + message + " gives it again");
            }
            return exitCode;
        } catch (ServiceException refusal) {
            throw refused(refusal.code().eCode(), refusal);
        } catch (RemoteRefusalException refusal) {
            throw refused(refusal.code(), refusal);
        } catch (ServerGoneException gone) {
            throw new CommandFailure(gone.getMessage() + "; this messageId is " + message, gone);
        }
    }

    /** With the code of the API in front, by which its documentation tells more. */
    private CommandFailure refused(String code, RuntimeException refusal) {
        boolean isOfTheApi = !code.startsWith(SIGN_IN)
                && Arrays.stream(ErrorCode.values()).map(ErrorCode::eCode).anyMatch(code::equals);
        return new CommandFailure(
                (isOfTheApi ? code + ": " : "") + refusal.getMessage() + advice(code, refusal), refusal);
    }

    private String advice(String code, RuntimeException refusal) {
        if (code.equals(ErrorCode.KEYSTORE_NOT_FOUND.eCode())) {
            return "; 'ptoken vk list' shows the keys there are; 'ptoken vk load' or 'ptoken kmc' loads another";
        }
        if (String.valueOf(refusal.getMessage()).startsWith(KEY_DOES_NOT_SUIT)) {
            return "; the key does not suit the meter's EA: 'ptoken vk list' shows its DKGA; EA 11 takes DKGA 04, a key of 160 bits";
        }
        if (operator.isNamed()) {
            return "";
        }
        if (code.equals(ErrorCode.AUTHENTICATION_PERMISSION.eCode())) {
            return "; name your account with --as";
        }
        return code.equals(ErrorCode.SIGNIN_AUTHENTICATION.eCode())
                ? "; this does not open the software security module"
                : "";
    }

    /** Makes a call; the owner shows what opens the software module as when they open it. */
    final <R> R issue(OperatorAccess access, HandCalls<R> call) {
        return access.handle(
                call,
                new KnownSecretDialogue(
                        operator.dialogue(surroundings(), false, this::progress),
                        OwnersProof.SECRET::equals,
                        any -> ModuleSecret.shown(surroundings())));
    }

    /** Returns the exit code. */
    abstract int work(OperatorAccess access, String message);
}
