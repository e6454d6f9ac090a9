package io.ptoken.embedding;

import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Begins the adapters whose libraries log by SLF4J: a store in the directory named by the argument, the Thrift server. */
final class AdaptersInUse {

    private AdaptersInUse() {}

    public static void main(String[] args) throws ClassNotFoundException {
        if (args[0].equals("server")) {
            Class.forName("io.ptoken.thrift.ThriftServer");
            LoggerFactory.getLogger("org.apache.thrift").warn("not seen");
            return;
        }
        try (JdbcStore store = JdbcStore.openSqlite(Path.of(args[0], "ptoken.db"))) {
            System.out.println(store.accounts().all().size());
        }
    }
}
