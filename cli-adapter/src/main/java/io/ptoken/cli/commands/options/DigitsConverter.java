package io.ptoken.cli.commands.options;

import io.ptoken.service.input.Typed;
import picocli.CommandLine.ITypeConverter;

/** Digits that are no number: a meter number, a month; without what people type between them. */
public final class DigitsConverter implements ITypeConverter<String> {

    @Override
    public String convert(String typed) throws Exception {
        return DomainConverters.typed(Typed::digits).convert(typed);
    }
}
