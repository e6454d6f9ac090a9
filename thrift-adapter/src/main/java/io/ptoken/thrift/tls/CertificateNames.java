package io.ptoken.thrift.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names a certificate is valid for.
 *
 * @param hosts DNS names, at least one; the first is the common name
 * @param addresses IP addresses
 */
public record CertificateNames(List<String> hosts, List<InetAddress> addresses) {

    private static final String LOCALHOST = "localhost";
    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** Refuses a certificate without a host name. */
    public CertificateNames {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a certificate needs a host name");
        }
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
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
