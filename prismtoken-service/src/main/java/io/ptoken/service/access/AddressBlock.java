package io.ptoken.service.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Addresses that count as one when the work of a stranger is limited: an IPv4 address by itself, of IPv6 the 64 bits that
 * one household or one site is given.
 *
 * @param text {@code 10.0.0.7}, {@code 2001:db8:0:0/64}, or a word for a place that is no address, as {@code local}
 */
public record AddressBlock(String text) {

    private static final Pattern NUMERIC =
            Pattern.compile("[0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int IPV6_BYTES = 16;

    /** The block of an address. */
    public static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new AddressBlock(bytes.length == IPV6_BYTES ? firstHalf(bytes) : address.getHostAddress());
    }

    /** The block of the place that an {@link Origin} names. */
    public static AddressBlock of(String place) {
        return isAddress(place) ? of(numeric(place)) : new AddressBlock(place);
    }

    /** True for the digits of an address, which nobody has to look up; false for a place within this machine. */
    public static boolean isAddress(String text) {
        return NUMERIC.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when it is none after all */
    static InetAddress numeric(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not an IP address", e);
        }
    }

    private static String firstHalf(byte[] bytes) {
        byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, IPV6_BYTES / 2), IPV6_BYTES);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
