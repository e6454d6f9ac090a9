CREATE TABLE public.account (
    username text NOT NULL COLLATE pg_catalog."C",
    password_hash text NOT NULL COLLATE pg_catalog."C",
    roles text NOT NULL COLLATE pg_catalog."C",
    enabled bigint NOT NULL,
    password_changed bigint NOT NULL,
    must_change bigint NOT NULL,
    expires bigint,
    failed_sign_ins bigint NOT NULL,
    locked_until bigint,
    certificate text COLLATE pg_catalog."C",
    password_chosen bigint DEFAULT 0 NOT NULL,
    administrator_since bigint,
    CONSTRAINT account_password_chosen_check CHECK ((password_chosen = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE public.alert (
    id bigint NOT NULL,
    node text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    message text NOT NULL COLLATE pg_catalog."C",
    remedy text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL COLLATE pg_catalog."C",
    raised bigint NOT NULL,
    ended bigint,
    acknowledged_by text COLLATE pg_catalog."C",
    acknowledged_word text COLLATE pg_catalog."C",
    acknowledged_at bigint
);
ALTER TABLE public.alert ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.alert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.api_session (
    token_hash text NOT NULL COLLATE pg_catalog."C",
    username text NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL COLLATE pg_catalog."C",
    opened bigint NOT NULL,
    ends bigint NOT NULL,
    last_used bigint DEFAULT 0 NOT NULL,
    end_reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.approval (
    id bigint NOT NULL,
    asker text NOT NULL COLLATE pg_catalog."C",
    asker_name text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    asked bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    decider text COLLATE pg_catalog."C",
    decided bigint,
    CONSTRAINT approval_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'APPROVED'::text, 'REFUSED'::text, 'USED'::text])))
);
CREATE TABLE public.audit_chain (
    id bigint NOT NULL,
    head_sequence bigint NOT NULL,
    head_hash text NOT NULL COLLATE pg_catalog."C",
    anchor_sequence bigint NOT NULL,
    anchor_hash text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT audit_chain_id_check CHECK ((id = 1))
);
CREATE TABLE public.audit_log (
    sequence bigint NOT NULL,
    at_micros bigint NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL COLLATE pg_catalog."C",
    message_id text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.catalogue_key (
    file_id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    sgc bigint NOT NULL,
    krn bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.entered_key (
    module_id text NOT NULL COLLATE pg_catalog."C",
    sgc bigint NOT NULL,
    krn bigint NOT NULL,
    key_type bigint NOT NULL,
    kcv text NOT NULL COLLATE pg_catalog."C",
    unit_limit bigint NOT NULL,
    currency_limit bigint NOT NULL
);
CREATE TABLE public.figure (
    span bigint NOT NULL,
    begins bigint NOT NULL,
    node text NOT NULL COLLATE pg_catalog."C",
    tokens bigint NOT NULL,
    refused bigint NOT NULL,
    failed bigint NOT NULL,
    within_1 bigint NOT NULL,
    within_2 bigint NOT NULL,
    within_5 bigint NOT NULL,
    within_10 bigint NOT NULL,
    within_20 bigint NOT NULL,
    within_50 bigint NOT NULL,
    within_100 bigint NOT NULL,
    within_200 bigint NOT NULL,
    within_500 bigint NOT NULL,
    within_1000 bigint NOT NULL,
    within_5000 bigint NOT NULL,
    longer bigint NOT NULL,
    CONSTRAINT figure_span_check CHECK ((span = ANY (ARRAY[(60)::bigint, (3600)::bigint])))
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.kek_slot (
    module text NOT NULL COLLATE pg_catalog."C",
    module_id text NOT NULL COLLATE pg_catalog."C",
    kmc_id text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.key_load_file (
    id text NOT NULL COLLATE pg_catalog."C",
    kmc_id text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    uploaded bigint NOT NULL
);
CREATE TABLE public.kmc_public_key (
    kmc_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    active_from bigint NOT NULL,
    expires bigint NOT NULL,
    approved bigint NOT NULL,
    added bigint NOT NULL
);
CREATE TABLE public.mark_keeper (
    keeper_id text NOT NULL COLLATE pg_catalog."C",
    acceptances bigint NOT NULL,
    seen bigint NOT NULL
);
CREATE TABLE public.message (
    id bigint NOT NULL,
    username text NOT NULL COLLATE pg_catalog."C",
    message_id text NOT NULL COLLATE pg_catalog."C",
    call_digest text NOT NULL COLLATE pg_catalog."C",
    holder text COLLATE pg_catalog."C",
    claimed_until bigint,
    tokens_json text COLLATE pg_catalog."C",
    stored_at bigint
);
ALTER TABLE public.message ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meter_tid_floor (
    base_year bigint NOT NULL,
    meter_pan bigint NOT NULL,
    tid bigint NOT NULL
);
CREATE TABLE public.module_counter (
    module_id text NOT NULL COLLATE pg_catalog."C",
    vends bigint NOT NULL,
    audit_sequence bigint NOT NULL
);
CREATE TABLE public.module_standing (
    module text NOT NULL COLLATE pg_catalog."C",
    priority bigint,
    standby bigint,
    drained bigint,
    CONSTRAINT module_standing_drained_check CHECK ((drained = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT module_standing_priority_check CHECK (((priority >= 1) AND (priority <= 99))),
    CONSTRAINT module_standing_standby_check CHECK ((standby = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE public.module_witness (
    module_id text NOT NULL COLLATE pg_catalog."C",
    generation bigint NOT NULL
);
CREATE TABLE public.node_standing (
    name text NOT NULL COLLATE pg_catalog."C",
    started bigint NOT NULL,
    steady bigint NOT NULL,
    written bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    port bigint NOT NULL,
    module text NOT NULL COLLATE pg_catalog."C",
    notices text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.preference (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.role_change (
    username text NOT NULL COLLATE pg_catalog."C",
    changed_by text NOT NULL COLLATE pg_catalog."C",
    changed bigint NOT NULL
);
CREATE TABLE public.second_person (
    id bigint NOT NULL,
    last_approval bigint NOT NULL,
    since bigint,
    off_at bigint,
    off_by text COLLATE pg_catalog."C",
    CONSTRAINT second_person_id_check CHECK ((id = 1))
);
CREATE TABLE public.store_identity (
    id bigint NOT NULL,
    store_id text NOT NULL COLLATE pg_catalog."C",
    acceptances bigint NOT NULL,
    CONSTRAINT store_identity_id_check CHECK ((id = 1))
);
CREATE TABLE public.tid_floor (
    base_year bigint NOT NULL,
    tid bigint NOT NULL
);
CREATE TABLE public.used_tid (
    base_year bigint NOT NULL,
    tid bigint NOT NULL,
    meter_pan bigint NOT NULL
);
INSERT INTO public.account VALUES ('till-1', '$argon2id$v=19$m=19456,t=2,p=1$wCO5XQIhIaFcbtHL1DNR8Q$CEE/+/9wIqYiD/kL87q+KWoodL3Vximrqzm+yJ2r4Tk', 'ptoken-api ptoken-issue-any', 1, 1795417200000000, 0, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('auditor', '$argon2id$v=19$m=19456,t=2,p=1$Xgd3HSsoyS5wtm2P5OhiJg$zv78mhOIagfijkghj3qRCExEbbjysP9KYcNPL151nZU', 'ptoken-auditor', 1, 1795417200000000, 1, 1830211200000000, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('gone', '$argon2id$v=19$m=19456,t=2,p=1$Ah/zBVPGiuJLbyOMlPuUXg$lU3KkIHs2HfySbAqjVg/5vb8dfAOcsWHVlLvJokoSeg', 'ptoken-issue-eng ptoken-issue-keychange', 0, 1795417200000000, 1, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('by-hand', 'none', 'ptoken-api ptoken-issue-any', 1, 1795428000000000, 0, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('till-2', '$argon2id$v=19$m=19456,t=2,p=1$3/NzDZTH3Irm2gKIzyOjwA$L2wDbfLCOYetkJgYBotTau0sjPw4ep5ANLuGAXvRHls', 'ptoken-api ptoken-issue-credit', 1, 1795417200000000, 0, NULL, 1, NULL, NULL, 0, NULL);
INSERT INTO public.api_session VALUES ('05129f0ab16d197de4e01a7680082b2711e00c787bb702693e1f1cdb24289059', 'till-2', 'local', 1795420800000000, 1795424400000000, 1795420800000000, NULL);
INSERT INTO public.api_session VALUES ('1459588906118f2a90b6c5247e0f919f9021b9c47381415267153258cf65f054', 'by-hand', 'local: root', 1795428000000000, 1795428000000000, 1795428000000000, 'signed out');
INSERT INTO public.api_session VALUES ('f65305a699426aa619092afe41fce52f23a36a5e153aaefc656d3da9bac58c2e', 'till-1', 'local', 1795428000000000, 1795431600000000, 1795428000000000, NULL);
INSERT INTO public.audit_chain VALUES (1, 86, 'ecd0088b91ecb1b0b4041ddac75289773589bab2bf63179552ae82a8b736df2f', 3, '6722c34bd1c3d7fa90430f5b3e6fc567b5eb7fa302866213ea8cacd5cd553031');
INSERT INTO public.audit_log VALUES (4, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123456 KRN 2', 'Begun', '', 'into register 2, KCV BD903A', '796015c22c6a09572137c7d80aa192aa58ce050f2ceaff605ac3151d3cf39e53');
INSERT INTO public.audit_log VALUES (5, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123456 KRN 2', 'Ok', '', 'into register 2, KCV BD903A', 'e4b893ff68bd20ee4e409bec2a60a9dc2458ee52e477733bf5291b1d5ed0d7eb');
INSERT INTO public.audit_log VALUES (6, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123457 KRN 1', 'Begun', '', 'into register 3, KCV 4BB481', '2e99778ae437c3d1505677c83cf0623cccabd6f5a42ff416d414efe8e653434d');
INSERT INTO public.audit_log VALUES (7, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123457 KRN 1', 'Ok', '', 'into register 3, KCV 4BB481', '4182219c3213774717bafb23e4bfec806e61ff99cdf9f8483aa4232fc9b32fc9');
INSERT INTO public.audit_log VALUES (8, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 201457 KRN 1', 'Begun', '', 'into register 4, KCV C33F45', '47046d5491b0a6e3f4bb4a02693ad899ba03cf766b99709e1baca5aab43d4547');
INSERT INTO public.audit_log VALUES (9, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 201457 KRN 1', 'Ok', '', 'into register 4, KCV C33F45', 'e173846bbf2c40ca2548563760de966bdf46b50b5dd21b8bf2fdc351c57b7c32');
INSERT INTO public.audit_log VALUES (10, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 990001 KRN 1', 'Begun', '', 'into register 5, KCV 4BB481', '35db8228074ede488e93a9887d898d54052f28096db7db7d035182dce548a395');
INSERT INTO public.audit_log VALUES (11, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 990001 KRN 1', 'Ok', '', 'into register 5, KCV 4BB481', 'f238360c0de18bba3e458a3c2bfe857d997eb932047bc454bcbaa8dee23bda64');
INSERT INTO public.audit_log VALUES (12, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-9F036124', 'Begun', '', '044F600C5D083E6FA615ABC06FA513416BE1FFB1E896FA8A77E983E8CB5D381146BCDE3CD8AE95266A2914C09AAA38992091069C35BA59DC2C4535CF0052FA1F2A818263DCBB40AD182BB21BE50CCEF693D6247A87CA5576095FFA25698F5A4312', '8ff7a377eff6312ef140e54b8520a0c98d8ea979181d5f2f8cb79ec0fd8ffd54');
INSERT INTO public.audit_log VALUES (13, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-9F036124', 'Ok', '', '044F600C5D083E6FA615ABC06FA513416BE1FFB1E896FA8A77E983E8CB5D381146BCDE3CD8AE95266A2914C09AAA38992091069C35BA59DC2C4535CF0052FA1F2A818263DCBB40AD182BB21BE50CCEF693D6247A87CA5576095FFA25698F5A4312', '792e586d3a533bdbaf1914296769749a1199d9ff79dff7c2e84e98db3a5b1ef7');
INSERT INTO public.audit_log VALUES (14, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'Test KMC-1, approved, until 2036-11-20T07:00:00Z', '9bb385899ab05d2aad520ac194e6578e96b837103127ad96b0514aecda16af21');
INSERT INTO public.audit_log VALUES (15, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Begun', '', 'new request', '7384d9d081fe01789cd50920c16b9c151213ec593f8b46fd3add99518f9f0a8e');
INSERT INTO public.audit_log VALUES (16, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'KEK slot 1, CTR 1', '36c1f3423ad8ec615dd7933865f985d93a29cc244de5c8f14216cf31ce235458');
INSERT INTO public.audit_log VALUES (17, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'key load file SHA-256 e94e405605cb7a59cc530c876ccf7e5761bb458d90d4812815183b859f2d8562 with 2 keys stored', '3f2af6258442d1eb4a50303fd5f4aca47c685e33896c9e6ac8435ccdc9885355');
INSERT INTO public.audit_log VALUES (18, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Begun', '', 'key load file SHA-256 e94e405605cb7a59cc530c876ccf7e5761bb458d90d4812815183b859f2d8562 with 2 keys, response given to the module', 'c65f5e7409899fb5ca52352835637b2b7d69764d424cd1041f14b104bde06a0e');
INSERT INTO public.audit_log VALUES (19, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'keys of KEK slot 1 erased, 2 to load', '82f57d195c0d93d3e8c1bd16310044715a4dfcacd7fd7dcecf792bf68e3edd5d');
INSERT INTO public.audit_log VALUES (20, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Begun', '', 'loading 2 keys', 'c5f24da49c48ad16e7e7ef09b5815b6392cdc0391055a2c481687da073b9fe50');
INSERT INTO public.audit_log VALUES (21, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'VK 1 (SGC 900101 KRN 1 KT 2), KCV 200E5B, into register 6', '59329af328032d7e8be0d81e05263a4115f215406dbc8485a083229defb78a23');
INSERT INTO public.audit_log VALUES (22, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'VK 2 (SGC 900102 KRN 1 KT 2), KCV 80E30E, into register 7', 'bb587dbe5e6abc11db349fbb74b371a9d3e271b0a9f3eb7427190ae4bb0e08ca');
INSERT INTO public.audit_log VALUES (23, 1795417200000000, 'root', 'local', 'kmc.end', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Begun', '', '2 of 2 keys loaded', '09bec533db583c27d5dc292d4055631fce0838cf0ab09ac55b77d02f3ec7a53a');
INSERT INTO public.audit_log VALUES (24, 1795417200000000, 'root', 'local', 'kmc.end', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Ok', '', 'KEK slot 1 ACTIVE', '2d17a9917645ac812aa5fcb4eec27aecccec3ff4dba66c9a5c3909da908a44de');
INSERT INTO public.audit_log VALUES (25, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-77ED66D6', 'Begun', '', '045A16AA19A7ABFF6FC6916989AB1258B028C03B09A88627E215D920853E21AE6A400A00D7A9A32686BCA6205B523AD58B05041A6DB139DDA0402990BF526771C0E1BE0588712CB5C425D44988162761BBE7BC27DE45A789CC6149A354FD8C31F0', 'edceada57affd3f29dbbe8d7e39790e84099d5491aad4108741b07fb6bd86f9e');
INSERT INTO public.audit_log VALUES (26, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-77ED66D6', 'Ok', '', '045A16AA19A7ABFF6FC6916989AB1258B028C03B09A88627E215D920853E21AE6A400A00D7A9A32686BCA6205B523AD58B05041A6DB139DDA0402990BF526771C0E1BE0588712CB5C425D44988162761BBE7BC27DE45A789CC6149A354FD8C31F0', '4f460d63518e80bbc5d0d110595d618af8bb741535236ebb86e48f4c1877da78');
INSERT INTO public.audit_log VALUES (27, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Ok', '', 'Test KMC-2, approved, until 2036-11-20T07:00:00Z', '6d6bc9f55fed741dff777cd32b95c4aad23692bdae316e2d31dac39545a69358');
INSERT INTO public.audit_log VALUES (28, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Begun', '', 'new request', 'a08d3e7fca18006f354acaf8c38f986d2f8f3f80a27f2d81cb7353d62b587dca');
INSERT INTO public.audit_log VALUES (29, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Ok', '', 'KEK slot 2, CTR 2', '8a88b1ceaa7e889bacf8ccbc52cb334b6372c62d998042b2aa83ebe025bfa571');
INSERT INTO public.audit_log VALUES (30, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Ok', '', 'key load file SHA-256 19f317bca197f95d00877f9c84bcac2b3ba88e4cde97697149dcffa48ea66e32 with 2 keys stored', '1a8cf23f166f860c12bfa53beb815cf6e0c612601f6c7b408dcb7b815f72409c');
INSERT INTO public.audit_log VALUES (31, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Begun', '', 'key load file SHA-256 19f317bca197f95d00877f9c84bcac2b3ba88e4cde97697149dcffa48ea66e32 with 2 keys, response given to the module', '6b6a61946ff9edfae0ed5e23c8c362d21a12b994825d74634c32d03ae69c9c92');
INSERT INTO public.audit_log VALUES (32, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Ok', '', 'keys of KEK slot 2 erased, 2 to load', '3be94bba2e02692ae5076776c6c658efbe34ef285f1b2e31d591455be4906092');
INSERT INTO public.audit_log VALUES (33, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Begun', '', 'loading 1 keys', 'dd9f98da4d77e5d21bb23b8dbc262868cc1764ae1893e73fde728b25f367481b');
INSERT INTO public.audit_log VALUES (34, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Ok', '', 'VK 1 (SGC 900201 KRN 1 KT 2), KCV 6D7CC1, into register 8', '2ae9f472d51deb9bdc63c85a819629ab0eaddd0f123b3c29553ab5117dfddf18');
INSERT INTO public.audit_log VALUES (35, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-29D2759E', 'Begun', '', '047C2C246C743C83AFBEFBD4AFBD0E8F806DC4DD29260F7CD6962E69AD1E2CB2D68443A9BA7BBEF8B67D6AAF5C6AF9A3BDC3DA8DF2BA8E918994F8CA87D8B8345513DA92B06BC03B9C7AA22660DDE08CE7548C626A9B08E64D0011A83AEE9D14C3', 'be50bfa42f90f2163b550eabf00f78e71001fa5e3b78f2a4ece3ac7bc61460b5');
INSERT INTO public.audit_log VALUES (36, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-29D2759E', 'Ok', '', '047C2C246C743C83AFBEFBD4AFBD0E8F806DC4DD29260F7CD6962E69AD1E2CB2D68443A9BA7BBEF8B67D6AAF5C6AF9A3BDC3DA8DF2BA8E918994F8CA87D8B8345513DA92B06BC03B9C7AA22660DDE08CE7548C626A9B08E64D0011A83AEE9D14C3', '9c6c1211dc48f383381b0a0594467a4f74a04464b92eb9428559ab8f9f379802');
INSERT INTO public.audit_log VALUES (37, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:C37E41791F6A3FB7:5A87', 'Ok', '', 'Test KMC-3, approved, until 2036-11-20T07:00:00Z', 'd3195fc4ea2ffb09d1a42b8ccca920054d29c26d099309c7759c069296dc306f');
INSERT INTO public.audit_log VALUES (38, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:C37E41791F6A3FB7:5A87', 'Begun', '', 'new request', '2e0eda7cc2e062f3a9b81bc36ee7772a6ebbc9d2c04ffa66ed898c6922d871c7');
INSERT INTO public.audit_log VALUES (39, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:C37E41791F6A3FB7:5A87', 'Ok', '', 'KEK slot 3, CTR 3', '013a2c57f5ecaeab683e2c150747a7090c190bf1e22a07e983d1ee4ed9e19571');
INSERT INTO public.audit_log VALUES (40, 1795417200000000, 'root', 'local', 'pref.set', 'ptoken.sessionTimeoutSec', 'Ok', '', 'old 300 (default), new 3600', 'bbd91d527af9653ce13439efafdc27f2295a4c4d995801248388a7d9df73a0ef');
INSERT INTO public.audit_log VALUES (41, 1795417200000000, 'root', 'local', 'pref.set', 'ptoken.resultRetentionDays', 'Ok', '', 'old 30 (default), new 3650', '341aadfd4266ef8b9e637400c07262928c0174481810bdf530f0a2ff6b616588');
INSERT INTO public.audit_log VALUES (42, 1795417200000000, 'root', 'local', 'pool.drain', 'spare', 'Ok', '', 'old priority 1, standby no, drained no; new priority 1, standby no, drained yes', '6d4c430be3f960a13bad2ec192a7a8cf2db6ee0f7f88e69d76bf39717886c03e');
INSERT INTO public.audit_log VALUES (43, 1795417200000000, 'root', 'local', 'pool.priority', 'vault', 'Ok', '', 'old priority 2, standby no, drained no; new priority 3, standby no, drained no', '50c737d53e3ba797e0289658ef15023c63590659721e49730eef21471e8117fa');
INSERT INTO public.audit_log VALUES (44, 1795417200000000, 'root', 'local', 'user.add', 'till-2', 'Ok', '', 'roles ptoken-api ptoken-issue-credit', '89f3f34961c0a74844fd837ccf586e01e4a42552915773c0f658b1deb9ca3851');
INSERT INTO public.audit_log VALUES (45, 1795417200000000, 'root', 'local', 'user.add', 'auditor', 'Ok', '', 'roles ptoken-auditor, expires 2027-12-31T00:00:00Z', '481018e655ac2390ed53ba3dfaf968c79b3d00d4f4fa1451c58dd0f143d8da45');
INSERT INTO public.audit_log VALUES (46, 1795417200000000, 'root', 'local', 'user.add', 'gone', 'Ok', '', 'roles ptoken-issue-eng ptoken-issue-keychange', 'e41afb58b3a47bd9344a21d376f794dbc80ebf11d79103add52774ec0f4e4fd8');
INSERT INTO public.audit_log VALUES (47, 1795417200000000, 'root', 'local', 'user.disable', 'gone', 'Ok', '', '', '589f4a3b4a799183382d1f3d4fc315d24addc319778fbf55dcb34c9b5de5cf57');
INSERT INTO public.audit_log VALUES (48, 1795417200000000, 'root', 'local', 'user.certificate', 'till-2', 'Ok', '', '9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f', '88f753727e389a2178fa528f6efb00aed9f39e21106f67429b16257b88fc805a');
INSERT INTO public.audit_log VALUES (49, 1795417200000000, 'root', 'local', 'user.certificate', 'till-2', 'Ok', '', 'none', '2f1d6484af6666117a4d55f3fe00684a8192459aa241a21da0922a5945be7ea9');
INSERT INTO public.audit_log VALUES (50, 1795417200000000, 'root', 'local', 'licence.trust', '82544877', 'Begun', '', 'issuer c92a1d04d54795cc06e21a8e770151225cf6a5ab4e592cafdd3a98ef2a3293d5', '1b7e01882741bef3054027655f954e1ed7582a2333fc97c44b06f7d45bb6d834');
INSERT INTO public.audit_log VALUES (51, 1795417200000000, 'root', 'local', 'licence.trust', '82544877', 'Ok', '', 'issuer c92a1d04d54795cc06e21a8e770151225cf6a5ab4e592cafdd3a98ef2a3293d5', 'af0a96def6ff5d57eb8199cc82483b395d02423af7ee57694b2aad50c2e0e857');
INSERT INTO public.audit_log VALUES (52, 1795417200000000, 'root', 'local', 'loadTransactionLicense', '', 'Begun', '', 'licence given to the module', '96952f48b57a90d464b2956c61538e17103c22439bb5f24d36109a838aebc155');
INSERT INTO public.audit_log VALUES (53, 1795417200000000, 'root', 'local', 'loadTransactionLicense', '', 'Ok', '', 'licence 82544877-1 loaded, transactions left 50000, inhibit-vend date 2099-12-31T00:00:00Z', 'ec576af5ae1b9a5d6f628e221f01287714df4af085159f7b51de5b1ce608e816');
INSERT INTO public.audit_log VALUES (54, 1795420800000000, 'till-2', 'local', 'signInWithPassword', 'till-2', 'Ok', 'sign-in', '', '8103b7616840382a7cd22765a407df66a072db246df68b414d96735034f576fb');
INSERT INTO public.audit_log VALUES (55, 1795428000000000, 'by-hand', 'local: root', 'user.add', 'by-hand', 'Ok', '', 'caller within the process', '7aca07a83ed3c303a1d806c816209bd56f4531f842919fcc4d44d4deac1a5efb');
INSERT INTO public.audit_log VALUES (56, 1795428000000000, 'by-hand', 'local: root', 'signIn', 'by-hand', 'Ok', '', 'caller within the process', '3f8003f2d4df371c760f01636b3e2a44696651f8b7d6b5d956c002c77d62d993');
INSERT INTO public.audit_log VALUES (57, 1795428000000000, 'by-hand', 'local: root', 'issueCreditToken', '600727070000000218', 'Ok', 'hand-1', 'class 0/0 SGC 123456 KRN 1 TID 6781560 amount 25', '996023d7be85baa1a3fa4c32c6ecf1024ed1950ba7d8dc11339555a01d49c053');
INSERT INTO public.audit_log VALUES (58, 1795428000000000, 'by-hand', 'local: root', 'signOut', 'by-hand', 'Ok', '', '', '331bce12307e39af82c6c924d6f5efbf8005b44e4ade3bdf3310975d75f6d860');
INSERT INTO public.audit_log VALUES (59, 1795428000000000, '', 'local', 'signInWithPassword', 'till-2', 'ESignin.Authentication', 'sign-in', 'wrong password', 'c661e35d59800de62834be499499357b2662521cfbfe6ef1b959766c6df7be02');
INSERT INTO public.audit_log VALUES (60, 1795428000000000, 'till-1', 'local', 'signInWithPassword', 'till-1', 'Ok', 'sign-in', '', 'cbc73723896df5b37aea213faa7f17c995e9be51bff35542183167b6ef439bdc');
INSERT INTO public.audit_log VALUES (61, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-1', 'class 0/0 SGC 123456 KRN 1 TID 6781560 amount 100', '92c30f150952a155a8aa97e7d3a1d71421c541956058337685428ff0665bb4c8');
INSERT INTO public.audit_log VALUES (62, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-2', 'class 0/0 SGC 123456 KRN 1 TID 6781561 amount 200', '1f786858e60a794bb01f2563fb1e585725af9ec20a26b8fc400214c54057621d');
INSERT INTO public.audit_log VALUES (63, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-3', 'class 0/0 SGC 123456 KRN 1 TID 6781562 amount 300', '60b8cc8c2cf2e4f1fcbfdbfefd2465818a5b99f899ba3a5d7fdde22b50d316e9');
INSERT INTO public.audit_log VALUES (64, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-4', 'class 0/0 SGC 123456 KRN 1 TID 6781563 amount 400', 'fe068ac9fb92587a82135457b21a403d575ec4832240b0511908568e45003479');
INSERT INTO public.audit_log VALUES (65, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-5', 'class 0/0 SGC 123456 KRN 1 TID 6781564 amount 500', 'c4bc3a8ddafe72507283bae9de2abd9373734a49af7a0a4c3732c8c1609ce5dd');
INSERT INTO public.audit_log VALUES (66, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-6', 'class 0/0 SGC 123456 KRN 1 TID 6781565 amount 600', '058bcae8d861bb8267adbc054b558d4fc6dcc6710a980935b25018ed0a0591ad');
INSERT INTO public.audit_log VALUES (67, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-7', 'class 0/0 SGC 123456 KRN 1 TID 6781566 amount 700', 'b4eaf619606af3076317c1f6c3037051bde70efb21d6245940a3e619eee2c17e');
INSERT INTO public.audit_log VALUES (68, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-8', 'class 0/0 SGC 123456 KRN 1 TID 6781567 amount 800', 'e958e0dfd1c29907dd8b3aff29ef4d6f47be6f397ce7f54b107645a05af404df');
INSERT INTO public.audit_log VALUES (69, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-9', 'class 0/0 SGC 123456 KRN 1 TID 6781568 amount 900', 'efd46a265c51b748cf30994f74a76d6ee7178c57606ab8054f01d5b9bf347b4e');
INSERT INTO public.audit_log VALUES (70, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-10', 'class 0/0 SGC 123456 KRN 1 TID 6781569 amount 1000', '89dd67ec8066cf3ab3c848be28e78f1ae44c537f676f61e224f6eba49c1ba723');
INSERT INTO public.audit_log VALUES (71, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-11', 'class 0/0 SGC 123456 KRN 1 TID 6781570 amount 1100', 'ae6f028f1da9037a1718729bdc41383784a654e8a17d54c2da52a17298673ae3');
INSERT INTO public.audit_log VALUES (72, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-12', 'class 0/0 SGC 123456 KRN 1 TID 6781571 amount 1200', '9e260208d3b2c3ea8eda3ab14fe02085d7d3152ed3ed180633d378607526aba0');
INSERT INTO public.audit_log VALUES (73, 1795428000000000, 'till-1', 'local', 'issueKeyChangeTokens', '600727070000000887', 'Ok', 'change-1', 'class 2/3 SGC 123456 KRN 1 TID 0 amount 0; class 2/4 SGC 123456 KRN 1 TID 0 amount 0', '0625c14dde6f206b13f8994e4d8cb48e0cd8349f114b367e3fba842da49e8a0b');
INSERT INTO public.audit_log VALUES (74, 1795428000000000, 'till-1', 'local', 'issueMseToken', '600727070000000135', 'Ok', 'power-1', 'class 2/0 SGC 123456 KRN 1 TID 6781572 amount 5000', '542fa1ae500d1e3dedeed1a433809130a116a6fa6428ab8819ef075c0d58b6da');
INSERT INTO public.audit_log VALUES (75, 1795428000000000, 'till-1', 'local', 'issueSetControlToken', '600727070000000135', 'Ok', 'flag-1', 'class 2/10 SGC 123456 KRN 1 TID 6781573 amount 64519', 'a8b6a8e6d9e8233eb8199ee20b1eca1ca97fe8cd843b1b7fcd00c77ce37d0353');
INSERT INTO public.audit_log VALUES (76, 1795428000000000, 'till-1', 'local', 'issueMeterTestToken', 'class 1/0 mfrcode 0', 'Ok', 'test-1', '', '39e7cff897e1b4f1f303ad10749ac41d858f89b8138f823dcf087eb73011a918');
INSERT INTO public.audit_log VALUES (77, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000390', 'Ok', 'water-1', 'class 0/1 SGC 123456 KRN 1 TID 6781560 amount 55', '00a15e493fbbaf46b9f1aab7bc097a4d90debcf691392f439f63d0b0709d869b');
INSERT INTO public.audit_log VALUES (78, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'money-1', 'class 0/4 SGC 123456 KRN 1 TID 6781574 amount 1000024', '4167d3a2c73feb73fa0fbc4a49c31d27f08e9bbd16b5149b12eb697f4b9a1639');
INSERT INTO public.audit_log VALUES (79, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000473', 'Ok', 'money-2', 'class 0/5 SGC 123456 KRN 1 TID 6781560 amount 123464', '4e69a7387277dae9d6ed1876afcee05a649a3928c17bc0f1e20c6196dafcffc7');
INSERT INTO public.audit_log VALUES (80, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000549', 'Ok', 'small-1', 'class 0/0 SGC 123457 KRN 1 TID 6781560 amount 10', '2a33be2bb604639b31700bfd4a8052a451171efdd55e5cf33297cc4abe3cff03');
INSERT INTO public.audit_log VALUES (81, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000549', 'Ok', 'small-2', 'class 0/4 SGC 123457 KRN 1 TID 6781561 amount 100004', '47844393bed3306c20c96f9ab8a162758d8e0b7054e6395576243c4ffe8f53ce');
INSERT INTO public.audit_log VALUES (82, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000622', 'Ok', 'kmc-1', 'class 0/0 SGC 900101 KRN 1 TID 6781560 amount 1000', '5021f3e13c98995a5fefe75a494b3c6fdf6dba456c7d62d266030ca9bbc7f901');
INSERT INTO public.audit_log VALUES (83, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000705', 'Ok', 'ahead-1', 'class 0/0 SGC 123456 KRN 1 TID 6781605 amount 10', '438b1aa5090cf8b0cf59cff5d81d1ae5221792e31182cbdbcffa544c850bc43d');
INSERT INTO public.audit_log VALUES (84, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000705', 'Ok', 'reserved-1', 'class 0/0 SGC 123456 KRN 1 TID 6780961 amount 10', 'd1f0aebbc3aa670e6e2ff4c16e3f112925a03f132f7bf3a02f659ce540f8eb9b');
INSERT INTO public.audit_log VALUES (85, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000887', 'Ok', 'due-1', 'class 2/3 SGC 123456 KRN 1 TID 0 amount 0; class 2/4 SGC 123456 KRN 1 TID 0 amount 0; class 0/0 SGC 123456 KRN 2 TID 6781560 amount 300', 'c576b646cdab9b92086cf0aaa13a42439918e9f52fa591207bc8c0441703a600');
INSERT INTO public.audit_log VALUES (86, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'ESm', 'too-much', 'Security Module error ''31'': INSUFFICIENT_CREDIT_BALANCE: no module could do it: vault: 31 register 3 (SGC 123457 KRN 1 KT 2) may vend 899.0 units more, not 10000.4; spare: drained', 'ecd0088b91ecb1b0b4041ddac75289773589bab2bf63179552ae82a8b736df2f');
INSERT INTO public.catalogue_key VALUES ('e94e405605cb7a59cc530c876ccf7e5761bb458d90d4812815183b859f2d8562', 1, 900101, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV200E5B;KEN255;KRN1;KTC2;SEQ1;SGC900101;SGNTown 900101;ULM000186A0;VKL20;WVKE4594A638110CF885F0EEB6C84B1631E93C08A2365DDBF74CF6FA1129BC47546B8E89113;CRCB06C;');
INSERT INTO public.catalogue_key VALUES ('e94e405605cb7a59cc530c876ccf7e5761bb458d90d4812815183b859f2d8562', 2, 900102, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV80E30E;KEN255;KRN1;KTC2;SEQ2;SGC900102;SGNTown 900102;ULM000186A0;VKL20;WVK3FFB66E976BFC55E25B241864799838CEF7F642D34FB34A197E196068FE7A645CFFEAEC7;CRCA426;');
INSERT INTO public.catalogue_key VALUES ('19f317bca197f95d00877f9c84bcac2b3ba88e4cde97697149dcffa48ea66e32', 1, 900201, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV6D7CC1;KEN255;KRN1;KTC2;SEQ1;SGC900201;SGNTown 900201;ULM000186A0;VKL20;WVK6FAF5676AFBE8BD5F666108875886C23CEFB80FF576A768C7D08C720D7BA2B5D73FA5261;CRC21AE;');
INSERT INTO public.catalogue_key VALUES ('19f317bca197f95d00877f9c84bcac2b3ba88e4cde97697149dcffa48ea66e32', 2, 900202, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV7B8284;KEN255;KRN1;KTC2;SEQ2;SGC900202;SGNTown 900202;ULM000186A0;VKL20;WVK77B55847E6BC36B38E0E2A3D0845AF85D30B636F4B2135724BDADDDC52FFF6536B8FF4A0;CRC9841;');
INSERT INTO public.entered_key VALUES ('82544877', 123456, 1, 2, '4BB481', 123456, 10000);
INSERT INTO public.entered_key VALUES ('82544877', 123456, 2, 2, 'BD903A', 4294967295, 4294967295);
INSERT INTO public.entered_key VALUES ('82544877', 123457, 1, 2, '4BB481', 9000, 100);
INSERT INTO public.entered_key VALUES ('82544877', 201457, 1, 2, 'C33F45', 4294967295, 4294967295);
INSERT INTO public.entered_key VALUES ('82544877', 990001, 1, 1, '4BB481', 4294967295, 4294967295);
INSERT INTO public.flyway_schema_history VALUES (1, '2', 'journal audit sessions keys', 'SQL', 'V2__journal_audit_sessions_keys.sql', -346710074, 'ptoken', '2026-11-30 22:54:48.226268', 36, true);
INSERT INTO public.flyway_schema_history VALUES (2, '3', 'clock accept', 'SQL', 'V3__clock_accept.sql', -332638129, 'ptoken', '2026-11-30 22:54:48.304302', 2, true);
INSERT INTO public.flyway_schema_history VALUES (3, '4', 'ended sessions', 'SQL', 'V4__ended_sessions.sql', 1643720614, 'ptoken', '2026-11-30 22:54:48.31455', 2, true);
INSERT INTO public.flyway_schema_history VALUES (4, '5', 'store history', 'SQL', 'V5__store_history.sql', 269858802, 'ptoken', '2026-11-30 22:54:48.320669', 8, true);
INSERT INTO public.flyway_schema_history VALUES (5, '6', 'module state', 'SQL', 'V6__module_state.sql', 1597337858, 'ptoken', '2026-11-30 22:54:48.332639', 11, true);
INSERT INTO public.flyway_schema_history VALUES (6, '7', 'figures', 'SQL', 'V7__figures.sql', 712188595, 'ptoken', '2026-11-30 22:54:48.361361', 9, true);
INSERT INTO public.flyway_schema_history VALUES (7, '8', 'second person', 'SQL', 'V8__second_person.sql', -1617006414, 'ptoken', '2026-11-30 22:54:48.385646', 17, true);
INSERT INTO public.flyway_schema_history VALUES (8, '9', 'alerts', 'SQL', 'V9__alerts.sql', -861581621, 'ptoken', '2026-11-30 22:54:48.40938', 7, true);
INSERT INTO public.flyway_schema_history VALUES (9, '10', 'unsigned calls', 'SQL', 'V10__unsigned_calls.sql', 2032220654, 'ptoken', '2026-11-30 22:54:48.420231', 2, true);
INSERT INTO public.flyway_schema_history VALUES (10, '11', 'nodes', 'SQL', 'V11__nodes.sql', 1542431059, 'ptoken', '2026-11-30 22:54:48.424597', 1, true);
INSERT INTO public.key_load_file VALUES ('e94e405605cb7a59cc530c876ccf7e5761bb458d90d4812815183b859f2d8562', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', '%STS-KMS-ASSUMED-PROFILE 1 KLF
VKLOADRSP.1;CNT2;DIG9A0CB1D939674278D618131E75BFFC097A825C3E254067F0F1DB7702045DA30BDAFFBC471A9E6EEB8AC61FAA864CBCFF;ENVTEST;EPK048C70BCF7E5C4667931CED9EF9752BC333C3221ED988C0A2D50CDAC3964F442D80BC8F03C6A2FA4575453C25351ED1BEFAE78B1AF4280D6D430E4744CA794412D347CA58F02A9BB1BA9CBD57E40451DE6C52D46EC756ABB6E9BAAF5455A44D339;ISS20261123T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6;NON7AD4445672C930AE9495E83A45141EE85696DBC59C23C861CE72CFA253206DF1;RQD99CF9C07413647B74C8D10CD6F4ED503AFA59ADEF555C7139F8911572D7DBCC0F27FAF13B94B1254162D0EFBD38D23DC;SMISMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE;VTO20261221T070000Z;KCMA965DA132B9C8D2824A521B6F0017E0B8AE193FA3F3368B4CE2F53DF5E5C4836C92D01025C88D3FBB0A3093FD3CC80AF;SIG51E25BABDE9FF28FD60956769158EAD23DFDB425D94FC8F88325D52CA1E81B5B5DB9C07849EC314EC76BA82EC3EBA25E2F1F3F0411AEFBD7E63E99C8E7C4E24EF8A6C053A21B0BD7970A462E40148BD8ABBBAB76E351DE4AFDAEEA1917DBB8D1;CRCAEFB;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV200E5B;KEN255;KRN1;KTC2;SEQ1;SGC900101;SGNTown 900101;ULM000186A0;VKL20;WVKE4594A638110CF885F0EEB6C84B1631E93C08A2365DDBF74CF6FA1129BC47546B8E89113;CRCB06C;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV80E30E;KEN255;KRN1;KTC2;SEQ2;SGC900102;SGNTown 900102;ULM000186A0;VKL20;WVK3FFB66E976BFC55E25B241864799838CEF7F642D34FB34A197E196068FE7A645CFFEAEC7;CRCA426;
END.1;CNT2;CRC93C2;
', 1795417200000000);
INSERT INTO public.key_load_file VALUES ('19f317bca197f95d00877f9c84bcac2b3ba88e4cde97697149dcffa48ea66e32', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', '%STS-KMS-ASSUMED-PROFILE 1 KLF
VKLOADRSP.1;CNT2;DIGB0F423A31F1009E5CDE9A21310E0174DE1BA8D4ABF0D1654CA8268649EADB3E5C89E5A59DE0F7F575F666414A0A58FA9;ENVTEST;EPK04529CF8BB596CD5C9F8BCCF160DC7170A339DDB126C91972B05CE618C294D951B272103E80A36CA4FC8FCCFF2C53FB87BB9F71C2B1D992F2EC1A67850971D35DBAE8DD35F623BB940E31EE0384F06221DE35B643EC7B4CE8262D672352A689F0C;ISS20261123T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705;NONDCF55B9663548611697D5F63CB2DF47DCDC8C7B47C54E1FED2B7E307592E8266;RQD65A172380CA5E267B6E965970DF30A8C3BD791F73D3203A0CFE94AA7DF174A300F011F504A45D3DF3C833455C85B4AC9;SMISMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE;VTO20261221T070000Z;KCMBEF39CC6F57DB1C6B3F15C5352084766A9CD1CF86C9CBF59538E5F44A13A8A3E26198EEF39EDE5B195BCE07A6216D257;SIG4D73BD79E235075F92CA034DE4E6E0505881F4CE7A75F4774E26DCA2C167A930744FC3EA7AB76518776D8D91EFFA6D39E3E5747307A73FEAD7FA09FA0604B667513FA86591FAF3025B5B5771325757F3845589EA9AC35C032B42826EB797B84B;CRCC440;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV6D7CC1;KEN255;KRN1;KTC2;SEQ1;SGC900201;SGNTown 900201;ULM000186A0;VKL20;WVK6FAF5676AFBE8BD5F666108875886C23CEFB80FF576A768C7D08C720D7BA2B5D73FA5261;CRC21AE;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV7B8284;KEN255;KRN1;KTC2;SEQ2;SGC900202;SGNTown 900202;ULM000186A0;VKL20;WVK77B55847E6BC36B38E0E2A3D0845AF85D30B636F4B2135724BDADDDC52FFF6536B8FF4A0;CRC9841;
END.1;CNT2;CRC93C2;
', 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6', 'Test KMC-1', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP0453AEA0BF15A8731F7B14A0A82068CB52865DCF9D52D3C8D0CCEDE48DCCF237D8096DD2CF68D16CEA4DBA1B963FC519BFB08D0402BBFCD12E8EBE700DCEFF7243152E622A122640742FAE2C868E36A49B3797052B90FE886483A39F1470B968AD;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:E2F22EB3307BC6E3:0FA6;NAMTest KMC-1;SGP04AB13FF19CB440A229CB505D82BD6470D36054FCE2C245224466629B375AE6FC776483C7AC97D7731376F22F72F2C3EF0130A9F0A99ECEE2CCB828ADFDA57CC64E7B041C6C02B51352060643E18063AB214AEC6274D6D863E6A2D1FFA40945A12;TAIKMC-SIM-ROOT-9F036124;SIG83D7EE18734B5DC477DB1BFD1860A2DEC265EEDC26B8D3243C0685B2F60534B83AA509BF1140AAC133764B25A853416201FB6EDD073567C463E20C4D1C6D4673546CBD24B8E08E6FC0BADC3A50148562436DA1812152196BEEE3B9D1D6826F38;CRC6C69;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705', 'Test KMC-2', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP04D8708904BFA84DF3E6ECEE5F00C0CB58CEB7629EACD0B5A60F0FBC851F539AF25FC189A29D6B9F5DA194150DC25221F7163EB306975ACED62B2E00EE64BAE0D146F36412E015A26A71B893898150DB110C6101B56A1A949B66B22A567495DD27;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:18755B93C85913B0:0705;NAMTest KMC-2;SGP0471009EAC21E2E874BF17F38C8E809EEDFB5255BED191D65E9435A020BD38F9A646B15040A4D0BE0852EAF5FBA052AE1ED3AE02FCAF6DF430BAB1738A2BE907AA17A3474FDA8ACAA3017F9D6475850BF0476C1CBC2713F88B77837A1978905A40;TAIKMC-SIM-ROOT-77ED66D6;SIG4DE07E8B0D0709DFD7513E4CC1EE47A67585446E21E26DAB6C8A0D2C1FE5BC08F63386EA5037F1DE0F44D4A216732642DF40650536401B16CFC54A591DA59CC4A1FA28D41E7D375D50E4AD91CC847463EE1614AF157996EF2E5E10B257F626AF;CRC96B4;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:C37E41791F6A3FB7:5A87', 'Test KMC-3', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP04D92A22F67CCFC2CDCCE411F51E285A844F4B6079C41DEC4EA6489F263B038BDDC8062160B280F5ACDD93AD0B95666A6AD62E5BE061917223F700DE18E51E2B1171CEE3B1D0F609617F27FCF2D3ABE58AB2452A8CF1D347FFF63DB28A5F6FE243;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:C37E41791F6A3FB7:5A87;NAMTest KMC-3;SGP0413A2774D2D1AD9C76F66EB0867D4A3C13D1404F5D53FD2DBDDDC556E4628B091BE6D6CA162B3FDECE15E81EB96131BF8D2CC329FF1149B9EF11316B73A74B51A54D01C184942C01E4628D67A1222235A397BEAF9B4F8F7B48408AE955484B3DB;TAIKMC-SIM-ROOT-29D2759E;SIG9B7194C7ECF21CB61EB89B830935895C560590DFBF851C2CC9B95E7DEBEA8915C255680D55E6CE5161E5E9EB8EFEB3F32C660D35BE2A2DC5D0484A3453372FC41A1076B835E8EC835349951762CA2552104213CD1D2649370BF83451566469DE;CRCDE64;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.mark_keeper VALUES ('node-0f1e88e9', 0, 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (1, 'by-hand', 'hand-1', '7c8d8dee58bf7dff04fe4dad1f5a293956973c06aa66f2b89f3d211ebd5879ae', NULL, NULL, '[{"pan":"600727070000000218","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":25,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"2.5","scaledUnitName":"kWh","tokenDec":"61628888757243987320","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (2, 'till-1', 'unit-1', 'b547dcf63f9e7b37f2ac6ed99342b4144298209bb03f061a39d467cf66850a23', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":100,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"10.0","scaledUnitName":"kWh","tokenDec":"46073934422053195118","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (3, 'till-1', 'unit-2', 'fa97902a49e8d92bfd66ec35194287d8c9dbb37a3536d417652dcb8855e003f5', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781561,"transferAmount":200,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"20.0","scaledUnitName":"kWh","tokenDec":"13127719644882725917","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (4, 'till-1', 'unit-3', '9220c14087e609c60b59d038869a4ef7ed29afd35f797fd8c2acf22380070a84', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781562,"transferAmount":300,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"30.0","scaledUnitName":"kWh","tokenDec":"54160251510989750198","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (5, 'till-1', 'unit-4', 'ca470fa6315721a40485cd1aaa31ba9883e926c058c982a5892bc34453cdf164', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781563,"transferAmount":400,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"40.0","scaledUnitName":"kWh","tokenDec":"17595107242263206939","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (6, 'till-1', 'unit-5', '81429f38787768ae675188cb42825e8c35beef701784162b297bed99f98c170a', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781564,"transferAmount":500,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"50.0","scaledUnitName":"kWh","tokenDec":"38204963603188222625","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (7, 'till-1', 'unit-6', '888668f703fc5eb37b31e030f3d2fb3c4af1a597377220de194e7cb116c45202', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781565,"transferAmount":600,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"60.0","scaledUnitName":"kWh","tokenDec":"08311624576717891916","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (8, 'till-1', 'unit-7', '32fe5a4eb6197327f9080f4f0990b4bf57aa582f4aa6ae5d9aa678bcf574408e', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781566,"transferAmount":700,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"70.0","scaledUnitName":"kWh","tokenDec":"65859880647035850813","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (9, 'till-1', 'unit-8', '9d548f757ab3f8fde138f5b09183b403738d51037e6206b65f0fb84e1e09d602', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781567,"transferAmount":800,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"80.0","scaledUnitName":"kWh","tokenDec":"26312919902870642110","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (10, 'till-1', 'unit-9', 'b444d617c1f282305f2962855be2de7921e314198b76291e77f7e1c76b97a974', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781568,"transferAmount":900,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"90.0","scaledUnitName":"kWh","tokenDec":"01150412964088433553","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (11, 'till-1', 'unit-10', '0fedbe911a66d727e8137b7659144f6ab063d4f733a523aff3d97de8d796b117', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781569,"transferAmount":1000,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"100.0","scaledUnitName":"kWh","tokenDec":"19431201374085724117","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (12, 'till-1', 'unit-11', '6a9ca6a31f547bad8d2f8bd29c85ee76935c196aea6d3f06b3b7169c466092f8', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781570,"transferAmount":1100,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"110.0","scaledUnitName":"kWh","tokenDec":"52488379463743307706","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (13, 'till-1', 'unit-12', '35457558ab602ecb112d77671afc99b21deab8c35833cb151449000d836e2812', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781571,"transferAmount":1200,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"120.0","scaledUnitName":"kWh","tokenDec":"71777311693675902821","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (27, 'till-1', 'in-flight', '00', 'nobody', 1795428300000000, NULL, NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (14, 'till-1', 'change-1', 'b5178de40f09a8f9de546028af2d84424fdfac360ce1d7260d722b21a3c4228d', NULL, NULL, '[{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":3,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":{"toSgc":123456,"toKrn":2,"toTi":3,"toKen":255,"idRecord":"60072707000000088700000207123456032","record2":"\u0002600727070000000887===0207123456032\u0003","rollover":false,"toVkKcv":"BD903A"},"description":"Set1stSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"52173326477536698806","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":4,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":null,"description":"Set2ndSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"52724129182232948762","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (15, 'till-1', 'power-1', 'f8c38ac54cf93ef605eaf0510675c4b2a8d2cfaddcd16d7ac72c9583f80c6cf0', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":0,"tid":6781572,"transferAmount":5000,"reservedTid":false,"newConfig":null,"description":"SetMaximumPowerLimit","stsUnitName":"Watt","scaledAmount":"5000","scaledUnitName":"Watt","tokenDec":"23832006391495158416","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (16, 'till-1', 'flag-1', '8b9e03e553808a5ca1ce27cb6b65294e76a461bfcb1a7f83452059cc6306f496', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":10,"tid":6781573,"transferAmount":64519,"reservedTid":false,"newConfig":null,"description":"SetControlElement","stsUnitName":"","scaledAmount":"64519","scaledUnitName":"","tokenDec":"06745138416088729961","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (17, 'till-1', 'water-1', '76f9eea0418f89bb83ad23ac96de2545190a602b23bc99ac97a56e14b98af753', NULL, NULL, '[{"pan":"600727070000000390","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":1,"tid":6781560,"transferAmount":55,"reservedTid":false,"newConfig":null,"description":"Credit:Water","stsUnitName":"0.1 m3","scaledAmount":"5.5","scaledUnitName":"m3","tokenDec":"31163587251196334898","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (18, 'till-1', 'money-1', '1b425771331b935e0619e2efb47bd8b2c84c51793e440e2d083ae6c8e91f338c', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":4,"tid":6781574,"transferAmount":1000024,"reservedTid":false,"newConfig":null,"description":"Credit:ElectricityCurrency","stsUnitName":"","scaledAmount":"10.00024","scaledUnitName":"","tokenDec":"04981703395325302690","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (19, 'till-1', 'money-2', 'f105d4adb71fd840c05253ed6dd5506edba6b8b28487f9151b260eef88fb8d61', NULL, NULL, '[{"pan":"600727070000000473","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":5,"tid":6781560,"transferAmount":123464,"reservedTid":false,"newConfig":null,"description":"Credit:WaterCurrency","stsUnitName":"","scaledAmount":"1.23464","scaledUnitName":"","tokenDec":"46254733840542850634","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (20, 'till-1', 'small-1', '66e60d66fda8f4b07e9ca3ce679769146ddf30bdb03ee8fb3c1838cea868343c', NULL, NULL, '[{"pan":"600727070000000549","ea":7,"tct":2,"sgc":123457,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":10,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"14731099010163984524","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (21, 'till-1', 'small-2', 'fdcf605893513f8f4f12b836534e25881895c71d38e008afa131727416a53655', NULL, NULL, '[{"pan":"600727070000000549","ea":7,"tct":2,"sgc":123457,"krn":1,"ti":1,"tokenClass":0,"subclass":4,"tid":6781561,"transferAmount":100004,"reservedTid":false,"newConfig":null,"description":"Credit:ElectricityCurrency","stsUnitName":"","scaledAmount":"1.00004","scaledUnitName":"","tokenDec":"55016357265124823640","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (22, 'till-1', 'kmc-1', 'a203f222398c296b60fbc9b316f47350f4424511e7e5b14a2eb51613f5d1998c', NULL, NULL, '[{"pan":"600727070000000622","ea":7,"tct":2,"sgc":900101,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":1000,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"100.0","scaledUnitName":"kWh","tokenDec":"73596223005012647933","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"200E5B"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (23, 'till-1', 'ahead-1', '8dc9aefdbe61cf96b02e018435c5b62f00d554c27a2136fdaca12114a12edaff', NULL, NULL, '[{"pan":"600727070000000705","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781605,"transferAmount":10,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"35543435614908882398","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (24, 'till-1', 'reserved-1', 'dd57698885ee461319a56e1030be027b6e334c482f155ffeb9730286207b43f8', NULL, NULL, '[{"pan":"600727070000000705","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6780961,"transferAmount":10,"reservedTid":true,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"11693791352662933599","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (25, 'till-1', 'due-1', 'bd6a0ad2d88f260dff1826f43ac3f31991ce01cb53c71eaff9957285a9097912', NULL, NULL, '[{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":3,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":{"toSgc":123456,"toKrn":2,"toTi":1,"toKen":255,"idRecord":"60072707000000088700000207123456012","record2":"\u0002600727070000000887===0207123456012\u0003","rollover":false,"toVkKcv":"BD903A"},"description":"Set1stSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"46536763239807628000","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":4,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":null,"description":"Set2ndSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"70052361669845636203","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":2,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":300,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"30.0","scaledUnitName":"kWh","tokenDec":"10417782087039624695","idSm":"SMID.1:ptoken:82544877:20261123T070000Z:639DCE6CE0BFA04C:A1FE","vkKcv":"BD903A"}]', 1795428000000000);
INSERT INTO public.module_standing VALUES ('spare', NULL, NULL, 1);
INSERT INTO public.module_standing VALUES ('vault', 3, NULL, NULL);
INSERT INTO public.module_witness VALUES ('82544877', 35);
INSERT INTO public.preference VALUES ('ptoken.sessionTimeoutSec', '3600');
INSERT INTO public.preference VALUES ('ptoken.resultRetentionDays', '3650');
INSERT INTO public.role_change VALUES ('till-1', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('till-2', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('auditor', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('gone', '', 1795417200000000);
INSERT INTO public.second_person VALUES (1, 0, NULL, NULL, NULL);
INSERT INTO public.store_identity VALUES (1, 'a46235c357d542af99ec9715fc3ff61c', 0);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000218);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781561, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781562, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781563, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781564, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781565, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781566, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781567, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781568, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781569, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781570, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781571, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781572, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781573, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000390);
INSERT INTO public.used_tid VALUES (2014, 6781574, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000473);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000549);
INSERT INTO public.used_tid VALUES (2014, 6781561, 600727070000000549);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000622);
INSERT INTO public.used_tid VALUES (2014, 6781605, 600727070000000705);
INSERT INTO public.used_tid VALUES (2014, 6780961, 600727070000000705);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000887);
INSERT INTO public.used_tid VALUES (2014, 6781575, 600727070000000135);
INSERT INTO public.used_tid VALUES (2014, 6781560, 600727070000000960);
SELECT pg_catalog.setval('public.alert_id_seq', 1, false);
SELECT pg_catalog.setval('public.message_id_seq', 27, true);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (username);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_session
    ADD CONSTRAINT api_session_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_chain
    ADD CONSTRAINT audit_chain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (sequence);
ALTER TABLE ONLY public.catalogue_key
    ADD CONSTRAINT catalogue_key_pkey PRIMARY KEY (file_id, number);
ALTER TABLE ONLY public.entered_key
    ADD CONSTRAINT entered_key_pkey PRIMARY KEY (module_id, sgc, krn, key_type);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT figure_pkey PRIMARY KEY (span, begins, node);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.kek_slot
    ADD CONSTRAINT kek_slot_pkey PRIMARY KEY (module, module_id, kmc_id);
ALTER TABLE ONLY public.key_load_file
    ADD CONSTRAINT key_load_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kmc_public_key
    ADD CONSTRAINT kmc_public_key_pkey PRIMARY KEY (kmc_id);
ALTER TABLE ONLY public.mark_keeper
    ADD CONSTRAINT mark_keeper_pkey PRIMARY KEY (keeper_id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_username_message_id_key UNIQUE (username, message_id);
ALTER TABLE ONLY public.meter_tid_floor
    ADD CONSTRAINT meter_tid_floor_pkey PRIMARY KEY (base_year, meter_pan);
ALTER TABLE ONLY public.module_counter
    ADD CONSTRAINT module_counter_pkey PRIMARY KEY (module_id);
ALTER TABLE ONLY public.module_standing
    ADD CONSTRAINT module_standing_pkey PRIMARY KEY (module);
ALTER TABLE ONLY public.module_witness
    ADD CONSTRAINT module_witness_pkey PRIMARY KEY (module_id);
ALTER TABLE ONLY public.node_standing
    ADD CONSTRAINT node_standing_pkey PRIMARY KEY (name, started);
ALTER TABLE ONLY public.preference
    ADD CONSTRAINT preference_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.role_change
    ADD CONSTRAINT role_change_pkey PRIMARY KEY (username, changed_by);
ALTER TABLE ONLY public.second_person
    ADD CONSTRAINT second_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.store_identity
    ADD CONSTRAINT store_identity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tid_floor
    ADD CONSTRAINT tid_floor_pkey PRIMARY KEY (base_year);
ALTER TABLE ONLY public.used_tid
    ADD CONSTRAINT used_tid_pkey PRIMARY KEY (base_year, tid, meter_pan);
CREATE INDEX alert_by_end ON public.alert USING btree (ended, id);
CREATE INDEX alert_by_key ON public.alert USING btree (code, subject, ended);
CREATE UNIQUE INDEX alert_open ON public.alert USING btree (node, level, code, subject) WHERE (ended IS NULL);
CREATE INDEX api_session_by_end ON public.api_session USING btree (ends);
CREATE INDEX api_session_by_user ON public.api_session USING btree (username, ends);
CREATE INDEX audit_log_backup ON public.audit_log USING btree (sequence) WHERE (action = 'backup.made'::text);
CREATE INDEX audit_log_by_time ON public.audit_log USING btree (at_micros, sequence);
CREATE INDEX audit_log_clock_accept ON public.audit_log USING btree (sequence) WHERE (action = 'clock.accept'::text);
CREATE INDEX audit_log_signed_in ON public.audit_log USING btree (origin) WHERE ((outcome = 'Ok'::text) AND ((action = 'signInWithPassword'::text) OR (action = 'operate'::text)));
CREATE INDEX audit_log_unsigned ON public.audit_log USING btree (at_micros, origin, action) WHERE (actor = ''::text);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX message_by_age ON public.message USING btree (stored_at);
ALTER TABLE ONLY public.catalogue_key
    ADD CONSTRAINT catalogue_key_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.key_load_file(id);
