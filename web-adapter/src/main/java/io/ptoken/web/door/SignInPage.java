package io.ptoken.web.door;

import io.ptoken.web.section.home.InstallationPage;
import java.util.Optional;

/**
 * The form of the door.
 *
 * @param denied name of the room that takes a sign-in; empty when somebody came to the door
 * @param told why they are here again; empty for no reason
 * @param refused why they were not let in
 * @param user what they typed
 * @param next where they go from here
 * @param installation what anybody may know
 */
public record SignInPage(
        Optional<String> denied,
        Optional<String> told,
        Optional<String> refused,
        String user,
        String next,
        InstallationPage installation) {}
