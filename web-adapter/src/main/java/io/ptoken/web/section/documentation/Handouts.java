package io.ptoken.web.section.documentation;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What of this installation anybody may have.
 *
 * @param certificate that the server shows
 * @param testKmcKey public key file of the test KMC; empty where there is none
 */
public record Handouts(Supplier<X509Certificate> certificate, Supplier<Optional<String>> testKmcKey) {}
