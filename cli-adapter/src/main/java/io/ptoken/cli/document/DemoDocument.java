package io.ptoken.cli.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The demo.
 *
 * @param host address served on
 * @param port TCP port served on
 * @param user account of the TokenApi
 * @param password its password, of an installation that is thrown away
 * @param console address of the console, for a browser; empty where the demo ends at once
 * @param people accounts that may sign in at the console; all have the password above
 * @param certificate the server's certificate, PEM
 * @param certificateFile file with the certificate
 * @param dataDirectory data directory of the installation
 * @param staTables which STA tables made the tokens
 * @param verified result of verifying the credit token
 * @param tokens in the order of entry
 * @param electricityKwh what the virtual meter holds afterwards
 */
@DocumentKind("demo")
public record DemoDocument(
        String host,
        int port,
        String user,
        String password,
        Optional<String> console,
        List<Person> people,
        String certificate,
        String certificateFile,
        String dataDirectory,
        String staTables,
        String verified,
        List<EnteredToken> tokens,
        BigDecimal electricityKwh)
        implements Document {

    /**
     * An account of a person.
     *
     * @param user its name
     * @param roles what it may
     */
    public record Person(String user, List<String> roles) {}

    /**
     * One token.
     *
     * @param tokenDec twenty digits
     * @param description kind of token
     * @param meterResult what the virtual meter answered
     */
    public record EnteredToken(String tokenDec, String description, String meterResult) {}
}
