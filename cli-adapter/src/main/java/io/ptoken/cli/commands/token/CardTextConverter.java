package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.service.input.CardText;
import picocli.CommandLine.ITypeConverter;

/** The record of a meter card without its frame. */
final class CardTextConverter implements ITypeConverter<String> {

    @Override
    public String convert(String scanned) throws Exception {
        return DomainConverters.typed(CardText::idRecord).convert(scanned);
    }
}
