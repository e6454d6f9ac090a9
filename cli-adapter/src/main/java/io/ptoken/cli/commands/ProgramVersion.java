package io.ptoken.cli.commands;

import io.ptoken.node.process.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ptoken " + Version.current(), "Java " + Runtime.version()};
    }
}
