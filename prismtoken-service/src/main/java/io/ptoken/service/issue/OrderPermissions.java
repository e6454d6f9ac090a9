package io.ptoken.service.issue;

import io.ptoken.service.access.Permission;
import io.ptoken.service.api.MeterConfig;

/**
 * What a caller needs for an order. A key change that the caller asks for with newConfig needs the permission for key
 * changes as well; one that the server adds on its own, for a new revision or expiry number, does not: a vending account
 * must go on selling when keys are renewed.
 */
final class OrderPermissions {

    private OrderPermissions() {}

    static Permission[] of(Permission kind, MeterConfig meter) {
        return meter.newConfig().isPresent()
                ? new Permission[] {kind, Permission.ISSUE_KEYCHANGE}
                : new Permission[] {kind};
    }
}
