package io.ptoken.thrift.tls;

import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;

/**
 * The names a certificate is valid for.
 *
 * @param hosts DNS names; the first is the common name
 * @param addresses IP addresses
 */
public record CertificateNames(List<String> hosts, List<InetAddress> addresses) {

    private static final String PRODUCT = "ptoken";
    private static final int MAX_COMMON_NAME = 64;
    private static final int MAX_HOST_NAME = 253;
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST_NAME = Pattern.compile("(\\*\\.)?(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);
    private static final String LOCALHOST = "localhost";
    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** Refuses a certificate that would be valid for nobody. */
    public CertificateNames {
        if (hosts.isEmpty() && addresses.isEmpty()) {
            throw new IllegalArgumentException("a certificate needs a host name or an address");
        }
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }

    /** The same as texts, for {@link #of}, which takes each of them: host names that can be names, then addresses. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        hosts.stream().filter(host -> HOST_NAME.matcher(host).matches()).forEach(texts::add);
        // An address with a scope is one of this machine's interfaces; no certificate has that.
        addresses.forEach(address -> texts.add(address.getHostAddress().replaceAll("%.*", "")));
        return texts;
    }

    /**
     * Host names and IP addresses as people write them, in any order; names are not looked up.
     *
     * @throws InvalidValueException when one can be neither
     */
    public static CertificateNames of(List<String> hostsAndAddresses) throws UnknownHostException {
        List<String> hosts = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        for (String name : hostsAndAddresses) {
            requireValid(name);
            if (IPAddress.isValid(name)) {
                addresses.addAll(List.of(InetAddress.getAllByName(name)));
            } else {
                hosts.add(name);
            }
        }
        return new CertificateNames(hosts, addresses);
    }

    /**
     * A host name or an IP address; a star may stand for the first part of a name. What ends in digits alone is meant as an
     * address, so that a mistyped one is refused.
     *
     * @throws InvalidValueException when it can be neither
     */
    public static String requireValid(String name) {
        boolean hostName =
                name.length() <= MAX_HOST_NAME && HOST_NAME.matcher(name).matches();
        if (!hostName && !IPAddress.isValid(name)) {
            throw new InvalidValueException("name", name, "a host name or an IP address");
        }
        return name;
    }

    /** The name that stands for the certificate in the places that know only one. */
    String commonName() {
        boolean unsuitable = hosts.isEmpty() || hosts.get(0).length() > MAX_COMMON_NAME;
        return unsuitable ? PRODUCT : hosts.get(0);
    }

    /** This host by its name, {@code localhost}, the loopback addresses and those of its network interfaces. */
    public static CertificateNames ofThisHost() throws IOException {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(hostName());
        hosts.add(LOCALHOST);
        Set<InetAddress> addresses = new LinkedHashSet<>();
        addresses.add(InetAddress.getByAddress(IPV4_LOOPBACK));
        addresses.add(InetAddress.getByAddress(IPV6_LOOPBACK));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .forEach(addresses::add);
        return new CertificateNames(List.copyOf(hosts), List.copyOf(addresses));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return LOCALHOST;
        }
    }
}
