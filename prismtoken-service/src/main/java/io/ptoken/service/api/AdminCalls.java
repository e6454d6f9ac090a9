package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.util.List;
import java.util.Objects;

/** Calls of those who administer an installation through the API. */
public final class AdminCalls {

    private AdminCalls() {}

    /**
     * Loads a transaction licence; answers true.
     *
     * @param context who calls
     * @param licenseText the licence, alone or inside other text
     */
    public record LoadLicence(CallContext context, String licenseText) implements TokenCall.InSession<Boolean> {

        @Override
        public ApiMethod method() {
            return ApiMethod.LOAD_TRANSACTION_LICENSE;
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.LOAD_LICENCE);
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }

        @Override
        public String subject() {
            return "";
        }

        @Override
        public void requireGiven() {
            Given.value("licenseText", licenseText);
        }
    }

    /**
     * Refused with {@code EService.Disabled}: forgetting used token identifiers (ctsResetTidList) is for compliance
     * laboratories.
     *
     * @param context who calls
     * @param panPattern of which meters
     */
    public record ResetTids(CallContext context, String panPattern) implements TokenCall.InSession<List<String>> {

        @Override
        public ApiMethod method() {
            return ApiMethod.CTS_RESET_TID_LIST;
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.ADMINISTER);
        }

        @Override
        public Audited audited() {
            return Audited.BEFORE_IT_LEAVES;
        }

        @Override
        public String subject() {
            return Objects.requireNonNullElse(panPattern, "");
        }

        @Override
        public void requireGiven() {
            Given.value("panPattern", panPattern);
        }
    }
}
