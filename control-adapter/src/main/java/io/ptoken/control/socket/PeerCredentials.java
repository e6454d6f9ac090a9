package io.ptoken.control.socket;

import io.ptoken.control.Peer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** Who is at the other end, from the operating system, where it tells. */
final class PeerCredentials {

    private PeerCredentials() {}

    /** The user alone. */
    static Optional<UserPrincipal> user(SocketChannel channel) throws IOException {
        return of(channel).map(UnixDomainPrincipal::user);
    }

    /**
     * The other end as a server sees it.
     *
     * @param self who serves, when that is known
     */
    static Peer peer(SocketChannel channel, Optional<UserPrincipal> self) throws IOException {
        Optional<UnixDomainPrincipal> told = of(channel);
        if (told.isEmpty() || self.isEmpty()) {
            return new Peer.Unknown();
        }
        UserPrincipal user = told.get().user();
        String group = told.get().group().getName();
        boolean owner = user.equals(self.get()) || Posix.isRoot(user, FileSystems.getDefault());
        return owner ? new Peer.Owner(user.getName(), group) : new Peer.Other(user.getName(), group);
    }

    private static Optional<UnixDomainPrincipal> of(SocketChannel channel) throws IOException {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? Optional.of(channel.getOption(ExtendedSocketOptions.SO_PEERCRED))
                : Optional.empty();
    }
}
