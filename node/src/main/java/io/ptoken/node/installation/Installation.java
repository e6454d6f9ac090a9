package io.ptoken.node.installation;

import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.metrics.MetricsConfig;
import io.ptoken.node.config.AssumedKeyTypeTransition;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.console.ConsoleRules;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.storemark.TidReach;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.key.DerivationAssumptions;
import io.ptoken.thrift.ThriftServerConfig;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.web.ConsoleSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An installation as configured: the settings of every part.
 *
 * @param data where it keeps its state
 * @param configuration what {@code ptoken.yaml} says
 * @param tables STA tables in use
 * @param file where the configuration is read from, or would be
 */
public record Installation(DataDirectory data, Configuration configuration, StaTables tables, Path file) {

    /** Configured by the file of the data directory. */
    public Installation(DataDirectory data, Configuration configuration, StaTables tables) {
        this(data, configuration, tables, data.configuration());
    }

    /** Settings of the software security module. */
    public SoftModuleSettings moduleSettings() {
        Configuration.Module module = configuration.module();
        SoftModuleSettings settings =
                SoftModuleSettings.DEFAULT.withCapacity(module.registers()).withAssumptions(moduleAssumptions());
        return module.tidWindowDays() == 0
                ? settings.withoutTidWindow()
                : settings.withTidWindow(Duration.ofDays(module.tidWindowDays()));
    }

    /**
     * How far token identifiers can lie from the clock. What hardware modules refuse is not known here: their windows may
     * be wider than that of the software module.
     */
    public TidReach tidReach() {
        return new TidReach(
                Duration.ofMinutes(configuration.issuing().maxMinutesAhead()),
                Duration.ofDays(configuration.module().tidWindowDays()),
                configuration.modules().stream().allMatch(entry -> entry.kind() == ModuleEntry.Kind.SOFTWARE));
    }

    private ModuleAssumptions moduleAssumptions() {
        Configuration.Assumptions assumed = configuration.assumptions();
        return new ModuleAssumptions(
                assumed.limitCharging(),
                assumed.subclassMask(),
                assumed.inhibited().status(),
                assumed.keyChangeAlgorithms(),
                AssumedKeyTypeTransition.table(assumed.keyTypeTransitions()),
                assumed.longKeyCheckValue(),
                new DerivationAssumptions(
                        assumed.initialisationKeys(), assumed.commonKeyPan(), assumed.vendingKeyParity()),
                assumed.ditkRollover());
    }

    /** Settings of the service. */
    public ServiceSettings serviceSettings() {
        return ServiceSettings.DEFAULTS
                .withAccess(AccessPolicy.DEFAULT.withSlidingSessions(
                        configuration.sessions().sliding()))
                .withClockToleranceMinutes(configuration.issuing().clockToleranceMinutes())
                .withCreditByHand(configuration.issuing().creditByHand())
                .withAnonymousMegabytes(configuration.audit().anonymousMegabytes())
                .withConsole(new ConsoleRules(
                        Duration.ofMinutes(configuration.web().idleMinutes()),
                        Duration.ofHours(configuration.web().sessionHours()),
                        ConsoleRules.DEFAULT.perAccount()))
                .withMaxMinutesAhead(configuration.issuing().maxMinutesAhead())
                .withSignIns(configuration
                        .shares()
                        .signIns(Duration.ofSeconds(configuration.api().callTimeoutSeconds())))
                .withPasswordMemorySec(configuration.sessions().passwordMemorySeconds())
                .withCurrencyScale(configuration.assumptions().currencyScale())
                .withKeyChangeRules(moduleAssumptions().keyChangeRules())
                .withIdentityForm(new MeterIdentity(
                        configuration.assumptions().idRecordLayout(),
                        configuration.assumptions().record2Framing()));
    }

    /** Settings of the Thrift server. */
    public ThriftServerConfig serverSettings() {
        Configuration.Api api = configuration.api();
        ThriftServerConfig standard = ThriftServerConfig.defaults();
        return standard.withAddress(new InetSocketAddress(api.address(), api.port()))
                .withMaxConnections(api.maxConnections(), standard.evictableAfter())
                .withTimeouts(
                        standard.handshakeTimeout(),
                        Duration.ofSeconds(api.idleTimeoutSeconds()),
                        standard.transferTimeout(),
                        Duration.ofSeconds(api.shutdownTimeoutSeconds()))
                .withCallTimeout(Duration.ofSeconds(api.callTimeoutSeconds()))
                .withClientCertificates(clientCertificates(api))
                .withShare(configuration.shares().connections())
                .withSuites(api.tlsSuites());
    }

    private ClientCertificates clientCertificates(Configuration.Api api) {
        Path file = data.configuration().toAbsolutePath().resolveSibling(api.clientCertificateFile());
        return ClientCertificates.of(
                ClientCertificates.Mode.valueOf(api.clientCertificates().name()), file);
    }

    /** Where signed heads of the audit log go; empty for nowhere. */
    public Optional<Path> headsFolder() {
        String folder = configuration.audit().headsFolder();
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(file.toAbsolutePath().resolveSibling(folder));
    }

    /** Settings of the metrics server. */
    public MetricsConfig metricsSettings() {
        Configuration.Metrics metrics = configuration.metrics();
        return MetricsConfig.defaults().withAddress(new InetSocketAddress(metrics.address(), metrics.port()));
    }

    /** Settings of the console. */
    public ConsoleSettings consoleSettings() {
        Configuration.Web web = configuration.web();
        return ConsoleSettings.at(new InetSocketAddress(web.address(), web.port()));
    }

    /** What a new certificate is made out to. */
    public CertificateNames certificateNames() throws IOException {
        return configuration.api().certificateNames().isEmpty()
                ? CertificateNames.ofThisHost()
                : CertificateNames.of(configuration.api().certificateNames());
    }

    /** The same with other STA tables. */
    public Installation withTables(StaTables others) {
        return new Installation(data, configuration, others, file);
    }

    /** The same without metrics. */
    public Installation withoutMetrics() {
        Configuration.Metrics metrics = configuration.metrics();
        return withMetrics(new Configuration.Metrics(false, metrics.address(), metrics.port()));
    }

    /** The same without a console. */
    public Installation withoutConsole() {
        return withWeb(configuration.web().withEnabled(false));
    }

    /** The same with another metrics section. */
    public Installation withMetrics(Configuration.Metrics metrics) {
        return new Installation(data, configuration.withMetrics(metrics), tables, file);
    }

    /** The same with another section of the console. */
    public Installation withWeb(Configuration.Web web) {
        return new Installation(data, configuration.withWeb(web), tables, file);
    }

    /** The same with another TokenApi section. */
    public Installation withApi(Configuration.Api api) {
        return new Installation(data, configuration.withApi(api), tables, file);
    }
}
