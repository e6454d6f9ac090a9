package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;

import io.ptoken.control.NoServerException;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.ControlSettings;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server: whether one answers, and whether it could have its ports. */
record ServerProbe(Surroundings surroundings, Findings findings) {

    /** Whether a server answers; empty when that cannot be told. */
    Optional<Boolean> look(Installation installation) {
        List<Boolean> answer = new ArrayList<>();
        findings.at("Control socket", "See docs/control-channel.md for who may make its folder.", () -> {
            boolean found = answers(installation);
            answer.add(found);
            findings.add("Control socket", OK, found ? "A server answers." : "No server runs.", "");
        });
        return answer.stream().findFirst();
    }

    /** At any place where one may listen, as commands look for it. */
    private boolean answers(Installation installation) throws IOException {
        for (ControlPlace place : ControlSettings.places(installation, surroundings)) {
            if (answers(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean answers(ControlPlace place) throws IOException {
        try {
            ControlClient.connect(place, "ptoken").close();
            return true;
        } catch (NoServerException nobody) {
            return false;
        }
    }

    void ports(Installation installation, Optional<Boolean> serves) {
        if (serves.isEmpty()) {
            findings.add("Ports", NOT_KNOWN, "Whether a server of this installation has them cannot be told.", "");
            return;
        }
        if (serves.get()) {
            findings.add("Ports", OK, "The server has them.", "");
            return;
        }
        Configuration.Api api = installation.configuration().api();
        Configuration.Metrics metrics = installation.configuration().metrics();
        List<String> taken = new ArrayList<>();
        taken(api.address(), api.port()).ifPresent(taken::add);
        if (metrics.enabled()) {
            taken(metrics.address(), metrics.port()).ifPresent(taken::add);
        }
        findings.add(
                "Ports",
                taken.isEmpty() ? OK : ERROR,
                taken.isEmpty() ? "They are free." : String.join("; ", taken) + ".",
                "End the process that has it, or configure another port.");
    }

    private static Optional<String> taken(String address, int port) {
        InetSocketAddress place = new InetSocketAddress(address, port);
        try (ServerSocket socket = new ServerSocket()) {
            if (place.isUnresolved()) {
                return Optional.of("The host " + address + " is not known");
            }
            socket.bind(place);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Port " + port + " of " + address + " cannot be had: " + e.getMessage());
        }
    }
}
