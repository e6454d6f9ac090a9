package io.ptoken.cli.commands.tls;

import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.service.input.Typed;
import io.ptoken.thrift.tls.CertificateNames;
import picocli.CommandLine.ITypeConverter;

/** A host name or an IP address that a certificate is to be valid for. */
final class CertificateNameConverter implements ITypeConverter<String> {

    @Override
    public String convert(String typed) throws Exception {
        return DomainConverters.typed(text -> CertificateNames.requireValid(Typed.stripped(text)))
                .convert(typed);
    }
}
