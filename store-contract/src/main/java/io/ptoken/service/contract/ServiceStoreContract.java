package io.ptoken.service.contract;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every store must do. A store's test extends this and says how an empty one is opened. */
@SuppressWarnings("NullAway.Init") // Set before each test.
public abstract class ServiceStoreContract {

    private StoreHarness harness;

    /** An empty store. */
    protected abstract StoreHarness open();

    @BeforeEach
    void openStore() {
        harness = open();
    }

    @AfterEach
    void closeStore() {
        harness.close();
    }

    @Test
    void answersAProbe() {
        assertThatCode(() -> harness.store().probe()).doesNotThrowAnyException();
    }

    @Nested
    class Issuing extends IssueJournalContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Identifiers extends TokenIdentifierContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Auditing extends AuditLogContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Accounts extends AccountStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class KnownAddresses extends KnownAddressContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Preferences extends PreferenceStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class ModuleStandings extends ModuleStandingStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class KekSlots extends KekSlotStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Keys extends KeyCatalogueContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class KeysByHand extends EnteredKeysContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Alerts extends AlertStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class KmcKeys extends KmcPublicKeysContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Witness extends ModuleWitnessContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Figures extends FigureStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Nodes extends NodeStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Approvals extends ApprovalStoreContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class History extends StoreHistoryContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {

        @Override
        StoreHarness harness() {
            return harness;
        }
    }
}
