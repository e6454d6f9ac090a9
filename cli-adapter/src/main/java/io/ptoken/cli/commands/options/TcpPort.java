package io.ptoken.cli.commands.options;

import io.ptoken.service.input.Typed;
import picocli.CommandLine.ITypeConverter;

/** Reads a TCP port, 0-65535; what is out of that is told by the name of the option. */
public final class TcpPort implements ITypeConverter<Integer> {

    private static final int LARGEST = 65_535;

    private final ITypeConverter<Integer> typed = DomainConverters.typed(text -> (int) Typed.whole(text, 0, LARGEST));

    @Override
    public Integer convert(String value) throws Exception {
        return typed.convert(value);
    }
}
