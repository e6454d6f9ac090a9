package io.ptoken.service.module;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import java.util.function.Supplier;

/**
 * Translates what a security module refuses: status 41 is {@code ESts.VkExpired}, which callers know for it; every other
 * status is {@code ESm} with the two-character code and name of the status and the module's text.
 */
public final class ModuleErrors {

    private ModuleErrors() {}

    /** The answer of the module. */
    public static <T> T translate(Supplier<T> request) {
        try {
            return request.get();
        } catch (SecurityModuleException e) {
            throw translated(e);
        }
    }

    /** Passes when a check by a module's rules does. */
    public static void requireAllowed(Runnable check) {
        try {
            check.run();
        } catch (SecurityModuleException e) {
            throw translated(e);
        }
    }

    /** The refusal as callers see it. */
    public static ServiceException translated(SecurityModuleException refusal) {
        SmStatus status = refusal.status();
        if (status == SmStatus.KEY_EXPIRED_ERROR) {
            return new ServiceException(ErrorCode.STS_VK_EXPIRED, refusal);
        }
        return new ServiceException(ErrorCode.SECURITY_MODULE, refusal, status.code(), text(refusal));
    }

    /** The message without the code, which the template shows already. */
    private static String text(SecurityModuleException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String code = refusal.status().code() + " ";
        return message.startsWith(code) ? message.substring(code.length()) : message;
    }
}
