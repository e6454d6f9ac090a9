package io.ptoken.service.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.cache.Refreshed;
import io.ptoken.service.operate.preference.ModePreference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The mode of this process, and whether its modules are for it (operating requirements section 1): a module of other firmware
 * is not used. Thread safe.
 */
public final class ModeCheck {

    private final SecurityModule module;
    private final InstallationMode mode;
    private final Supplier<Optional<ForeignFirmware>> foreign;

    private ModeCheck(SecurityModule module, InstallationMode mode, Supplier<Optional<ForeignFirmware>> foreign) {
        this.module = module;
        this.mode = mode;
        this.foreign = foreign;
    }

    /**
     * For a module, or several as one, which passes over its members of other firmware from now on.
     *
     * @param memory how long the firmware of a single module is taken for true; zero asks every time
     */
    public static ModeCheck of(SecurityModule module, InstallationMode mode, InstantSource clock, Duration memory) {
        if (module instanceof ModulePool pool) {
            pool.serve(mode);
            return new ModeCheck(module, mode, pool::foreign);
        }
        Refreshed<Optional<ForeignFirmware>> told = new Refreshed<>(before -> judged(module, mode), clock, memory);
        return new ModeCheck(module, mode, () -> told.get().value());
    }

    /** The mode of this process. */
    public InstallationMode mode() {
        return mode;
    }

    /**
     * Passes when this mode has such a call, and the module may be used. One that is silent is judged when it answers.
     *
     * @param needed the mode that has the call
     * @param method its name in the API
     * @throws ServiceException {@code EService.Disabled}
     */
    public void require(InstallationMode needed, String method) {
        require(foreign.get(), needed, mode, method, () -> firmware(module));
    }

    /**
     * Passes when a call is of the mode that an installation is in, and this one module of it may be used; its firmware is asked
     * for each time.
     *
     * @throws ServiceException {@code EService.Disabled}
     */
    public static void require(
            SecurityModule module, InstallationMode needed, InstallationMode present, String method) {
        require(judged(module, present), needed, present, method, () -> firmware(module));
    }

    private static void require(
            Optional<ForeignFirmware> foreign,
            InstallationMode needed,
            InstallationMode present,
            String method,
            Supplier<String> firmware) {
        foreign.ifPresent(other -> {
            throw new ServiceException(ErrorCode.SERVICE_DISABLED, ModePreference.refusal(other));
        });
        if (present != needed) {
            throw disabled(needed, present, method, ", with firmware " + firmware.get());
        }
    }

    /**
     * Passes when a call is of the mode that an installation is in; the module is not looked at.
     *
     * @throws ServiceException {@code EService.Disabled}
     */
    public static void require(InstallationMode needed, InstallationMode present, String method) {
        if (present != needed) {
            throw disabled(needed, present, method, "");
        }
    }

    private static ServiceException disabled(
            InstallationMode needed, InstallationMode present, String method, String firmware) {
        return new ServiceException(
                ErrorCode.SERVICE_DISABLED,
                method + " is for " + needed + " mode; this installation is in " + present + " mode" + firmware);
    }

    private static String firmware(SecurityModule module) {
        try {
            return module.status().firmwareId();
        } catch (SecurityModuleException silent) {
            return "not known, because the security module does not answer";
        }
    }

    private static Optional<ForeignFirmware> judged(SecurityModule module, InstallationMode mode) {
        try {
            return mode.objection(module.status());
        } catch (SecurityModuleException silent) {
            return Optional.empty();
        }
    }
}
