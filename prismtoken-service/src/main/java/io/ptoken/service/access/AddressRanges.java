package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.net.InetAddress;
import java.util.List;

/** Ranges of addresses whose clients are trusted not to take more than they need. */
public final class AddressRanges {

    /** No range. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private static final class Range {

        private final byte[] network;
        private final int bits;

        private Range(byte[] network, int bits) {
            this.network = network;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Ranges as people write them.
     *
     * @param texts {@code 10.1.0.0/16}, {@code 2001:db8::/32}, or an address by itself
     * @throws InvalidValueException for what is none
     */
    public static AddressRanges parse(List<String> texts) {
        return texts.isEmpty()
                ? NONE
                : new AddressRanges(texts.stream().map(AddressRanges::range).toList());
    }

    /** True when the address is in one of them. */
    public boolean contain(InetAddress address) {
        return !ranges.isEmpty() && contain(address.getAddress());
    }

    /** True when the place that an {@link Origin} names is an address in one of them. */
    public boolean contain(String place) {
        return !ranges.isEmpty() && AddressBlock.isAddress(place) && contain(AddressBlock.numeric(place));
    }

    private boolean contain(byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!AddressBlock.isAddress(address)) {
                throw new IllegalArgumentException("no address");
            }
            byte[] network = AddressBlock.numeric(address).getAddress();
            int all = network.length * Byte.SIZE;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("no length of a prefix");
            }
            return new Range(network, bits);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("address range", text, "an IP address, or one with the length of a prefix");
        }
    }
}
