package io.ptoken.cli.commands.ditk;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For which encryption algorithm a DITK is; the same flag everywhere. */
public final class EaOption {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--ea",
            paramLabel = "EA",
            required = true,
            description = "Encryption algorithm of the meters: 7 (64-bit key) or 11 (128-bit key).")
    EncryptionAlgorithm ea;

    /** The algorithm. */
    public EncryptionAlgorithm ea() {
        return ea;
    }

    /** Throws a usage error unless it is one for which meters are made. */
    public void requireValid() {
        if (ea == EncryptionAlgorithm.DEA) {
            throw new ParameterException(spec.commandLine(), "--ea: got '9', expected 7 or 11");
        }
    }
}
