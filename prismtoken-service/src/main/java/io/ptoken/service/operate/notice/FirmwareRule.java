package io.ptoken.service.operate.notice;

import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.operate.preference.ModePreference;
import java.util.List;

/** The module is not used, because its firmware is for another mode than that of the installation. */
final class FirmwareRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.singleModule().answer().flatMap(module -> facts.mode().objection(module.status())).stream()
                .map(firmware -> notice(Level.ERROR, "The security module is not used: ", firmware, Subject.of("")))
                .toList();
    }

    /** @param about the module, as the beginning of a sentence */
    static Notice notice(Level level, String about, ForeignFirmware firmware, Subject subject) {
        return new Notice(level, "ESm.Firmware", about + firmware.sentence(), ModePreference.remedy(firmware), subject);
    }
}
