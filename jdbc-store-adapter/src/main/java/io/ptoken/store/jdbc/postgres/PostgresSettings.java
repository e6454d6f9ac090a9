package io.ptoken.store.jdbc.postgres;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * Where the shared database is and how long it may take. Whole seconds from 1 s to 10 min for every duration.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}, with driver options such as {@code sslmode} behind a
 *     question mark
 * @param username user of the database, owner of the schema
 * @param password its password, may be empty
 * @param readers connections for reading, 1-100; one more is for writing
 * @param connectTimeout longest time to open a connection
 * @param lockTimeout longest time to wait for a row that another node has locked
 * @param statementTimeout longest time for one statement; longer than {@code lockTimeout}
 * @param socketTimeout longest silence of the database; longer than {@code statementTimeout}
 */
public record PostgresSettings(
        String url,
        String username,
        String password,
        int readers,
        Duration connectTimeout,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration socketTimeout) {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final long LONGEST_S = 600;

    public PostgresSettings {
        if (!url.startsWith(PREFIX)) {
            throw new InvalidValueException(
                    "database URL", withoutOptions(url), "jdbc:postgresql://host:port/database");
        }
        InvalidValueException.requireRange("database connections for reading", readers, 1, 100);
        requireSeconds("database connect timeout", connectTimeout);
        requireSeconds("database lock timeout", lockTimeout);
        requireSeconds("database statement timeout", statementTimeout);
        requireSeconds("database socket timeout", socketTimeout);
        requireLonger("database statement timeout", statementTimeout, "the lock timeout", lockTimeout);
        requireLonger("database socket timeout", socketTimeout, "the statement timeout", statementTimeout);
    }

    /**
     * With four connections for reading; 2 s to connect, 1 s for a lock, 2 s for a statement, 3 s of silence: some clients
     * wait 5 s for an answer and no longer.
     */
    public static PostgresSettings of(String url, String username, String password) {
        return new PostgresSettings(
                url,
                username,
                password,
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3));
    }

    /** The same with another number of connections for reading. */
    public PostgresSettings withReaders(int others) {
        return new PostgresSettings(
                url, username, password, others, connectTimeout, lockTimeout, statementTimeout, socketTimeout);
    }

    /** The URL without its options, for people: options may hold a password. */
    public String place() {
        return withoutOptions(url);
    }

    /** Leaves the password and the options out. */
    @Override
    public String toString() {
        return "PostgresSettings[" + place() + ", user " + username + "]";
    }

    private static String withoutOptions(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    private static void requireLonger(String what, Duration duration, String than, Duration shorter) {
        if (duration.compareTo(shorter) <= 0) {
            throw new InvalidValueException(
                    what, duration.toSeconds() + " s", "longer than " + than + ", " + shorter.toSeconds() + " s");
        }
    }

    private static void requireSeconds(String what, Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1 || seconds > LONGEST_S || !duration.equals(Duration.ofSeconds(seconds))) {
            throw new InvalidValueException(what, duration.toString(), "whole seconds from 1 to " + LONGEST_S);
        }
    }
}
