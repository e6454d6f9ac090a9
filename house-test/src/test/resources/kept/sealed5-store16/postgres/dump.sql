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
    anchor_hash text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE public.audit_node (
    id bigint NOT NULL,
    node text NOT NULL COLLATE pg_catalog."C",
    anchor_row text NOT NULL COLLATE pg_catalog."C",
    clock_from bigint NOT NULL
);
CREATE TABLE public.audit_stray (
    id bigint NOT NULL,
    told_by bigint NOT NULL,
    acknowledged bigint DEFAULT 0 NOT NULL,
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
ALTER TABLE public.audit_stray ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_stray_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_key (
    file_id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    sgc bigint NOT NULL,
    krn bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.clock_doubt (
    node text NOT NULL COLLATE pg_catalog."C",
    trusted bigint NOT NULL
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
CREATE TABLE public.known_address (
    username text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    proved bigint NOT NULL,
    failures bigint NOT NULL,
    locked_until bigint NOT NULL
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
CREATE TABLE public.module_lease (
    module_id text NOT NULL COLLATE pg_catalog."C",
    holder text NOT NULL COLLATE pg_catalog."C",
    beat bigint NOT NULL,
    place text NOT NULL COLLATE pg_catalog."C",
    pid bigint NOT NULL,
    command text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL
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
INSERT INTO public.account VALUES ('till-1', '$argon2id$v=19$m=19456,t=2,p=1$XR2Gn8T6aSNEfRNwgrN20w$2ic/Re6hn7c+fySU1CQq125wcJnhPc/xlzr4RxXZKX0', 'ptoken-api ptoken-issue-any', 1, 1795417200000000, 0, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('auditor', '$argon2id$v=19$m=19456,t=2,p=1$v+Pzt9GiEzvQzIPmq20nLw$u2yd9pzmDdzVEFDj1vOUIo6fdKfEg8iqDuNqkdve+xs', 'ptoken-auditor', 1, 1795417200000000, 1, 1830211200000000, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('gone', '$argon2id$v=19$m=19456,t=2,p=1$+CFQ/56gOjxAZdoWUG/L2g$+e9PaWavMN8K6ZyuesbomX8ZAcVcjCAOci59V/vxtFk', 'ptoken-issue-eng ptoken-issue-keychange', 0, 1795417200000000, 1, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('till-2', '$argon2id$v=19$m=19456,t=2,p=1$P2P6M5LNsYcT67z2y79/VA$G+hYLAN1wyJaVFzrV7zBnIIhCPjcPAeIaUM9bw3LDpw', 'ptoken-api ptoken-issue-credit', 1, 1795417200000000, 0, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.account VALUES ('by-hand', 'none', 'ptoken-api ptoken-issue-any', 1, 1795428000000000, 0, NULL, 0, NULL, NULL, 0, NULL);
INSERT INTO public.api_session VALUES ('05129f0ab16d197de4e01a7680082b2711e00c787bb702693e1f1cdb24289059', 'till-2', 'local', 1795420800000000, 1795424400000000, 1795420800000000, NULL);
INSERT INTO public.api_session VALUES ('ea7a0ea0181b41e41eccf65ce7661bf04f3ef67fa32a0df6dbcda485cb02bc4f', 'by-hand', 'local: root', 1795428000000000, 1795428000000000, 1795428000000000, 'signed out');
INSERT INTO public.api_session VALUES ('f65305a699426aa619092afe41fce52f23a36a5e153aaefc656d3da9bac58c2e', 'till-1', 'local', 1795428000000000, 1795431600000000, 1795428000000000, NULL);
INSERT INTO public.audit_chain VALUES (1, 86, '039b6894648db0b46b70d87e9a5667e6a932611acef4b98352ab956c9b9aff0a', 3, '6722c34bd1c3d7fa90430f5b3e6fc567b5eb7fa302866213ea8cacd5cd553031');
INSERT INTO public.audit_log VALUES (4, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123456 KRN 2', 'Begun', '', 'into register 2, KCV BD903A', '796015c22c6a09572137c7d80aa192aa58ce050f2ceaff605ac3151d3cf39e53');
INSERT INTO public.audit_log VALUES (5, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123456 KRN 2', 'Ok', '', 'into register 2, KCV BD903A', 'e4b893ff68bd20ee4e409bec2a60a9dc2458ee52e477733bf5291b1d5ed0d7eb');
INSERT INTO public.audit_log VALUES (6, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123457 KRN 1', 'Begun', '', 'into register 3, KCV 4BB481', '2e99778ae437c3d1505677c83cf0623cccabd6f5a42ff416d414efe8e653434d');
INSERT INTO public.audit_log VALUES (7, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 123457 KRN 1', 'Ok', '', 'into register 3, KCV 4BB481', '4182219c3213774717bafb23e4bfec806e61ff99cdf9f8483aa4232fc9b32fc9');
INSERT INTO public.audit_log VALUES (8, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 201457 KRN 1', 'Begun', '', 'into register 4, KCV C33F45', '47046d5491b0a6e3f4bb4a02693ad899ba03cf766b99709e1baca5aab43d4547');
INSERT INTO public.audit_log VALUES (9, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 201457 KRN 1', 'Ok', '', 'into register 4, KCV C33F45', 'e173846bbf2c40ca2548563760de966bdf46b50b5dd21b8bf2fdc351c57b7c32');
INSERT INTO public.audit_log VALUES (10, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 990001 KRN 1', 'Begun', '', 'into register 5, KCV 4BB481', '35db8228074ede488e93a9887d898d54052f28096db7db7d035182dce548a395');
INSERT INTO public.audit_log VALUES (11, 1795417200000000, 'root', 'local', 'vk.load', 'SGC 990001 KRN 1', 'Ok', '', 'into register 5, KCV 4BB481', 'f238360c0de18bba3e458a3c2bfe857d997eb932047bc454bcbaa8dee23bda64');
INSERT INTO public.audit_log VALUES (12, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-3A75EBBB', 'Begun', '', '049065688C0DF31FB102BAC06FFCD6AD1F247EEB53146100333B2D5440BE8D8B6D1BEBDC51962D3A37D47372E41EE4D915819535B6FE1499D33055BABD5A2173BA7A03052D724A9321980DA4BA5BFF5B75777EBBF47F1E45F416B2F9AE00480B76', 'a13084e7e43d33969ef8d559d9ff55c6db4ce09e2a8c69014d1a79ae0e7e7ef0');
INSERT INTO public.audit_log VALUES (13, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-3A75EBBB', 'Ok', '', '049065688C0DF31FB102BAC06FFCD6AD1F247EEB53146100333B2D5440BE8D8B6D1BEBDC51962D3A37D47372E41EE4D915819535B6FE1499D33055BABD5A2173BA7A03052D724A9321980DA4BA5BFF5B75777EBBF47F1E45F416B2F9AE00480B76', '1d4cc5ea4b4c94475abdb637862a409da6ba5f4337a1ee408cbe5def1bc0740e');
INSERT INTO public.audit_log VALUES (14, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'Test KMC-1, approved, until 2036-11-20T07:00:00Z', '76b1feeb81ee83df0e6183217164889dcc651efbb0adfcdc6f5b3ff64e7364c8');
INSERT INTO public.audit_log VALUES (15, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Begun', '', 'new request', '32f6ceb48ddeb308de815d0e7640171980bec0a66728c4345a0712e6c6e76c61');
INSERT INTO public.audit_log VALUES (16, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'KEK slot 1, CTR 1', 'f33c529e227cbb700a95f180bcdf8015f94e0156af994826060d0752dcae312f');
INSERT INTO public.audit_log VALUES (17, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'key load file SHA-256 787bb9f86a39ba52c651c7a6eea41307935fda6d7d14c4f7de63450b351939c0 with 2 keys stored', '5285cdb6d34661551ed4eddb8517a57f076a9512f339bc84633717a3aa313b07');
INSERT INTO public.audit_log VALUES (18, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Begun', '', 'key load file SHA-256 787bb9f86a39ba52c651c7a6eea41307935fda6d7d14c4f7de63450b351939c0 with 2 keys, response given to the module', '2b343c291f07003b20c1a4be06b96c19e9fe0a8267f77b1ad98ff0886eb973b0');
INSERT INTO public.audit_log VALUES (19, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'keys of KEK slot 1 erased, 2 to load', '6dfb0031dba9c332c76adf2397287f0a349aeefa9db4d408ef797df32af4305d');
INSERT INTO public.audit_log VALUES (20, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Begun', '', 'loading 2 keys', '4f09be38a5bdf299084840584f669b45033416ee38f671fb74bfea7d0d172b20');
INSERT INTO public.audit_log VALUES (21, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'VK 1 (SGC 900101 KRN 1 KT 2), KCV 812256, into register 6', 'e51571c91c743de59d58ebe8b23665380e76ba4da251b1aff8dbcef4cfa95ac9');
INSERT INTO public.audit_log VALUES (22, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'VK 2 (SGC 900102 KRN 1 KT 2), KCV AF693D, into register 7', 'd60207c93fa9ba1c89832ddd8114bf8b7948fd92aa4aac84c12524eecd2e8383');
INSERT INTO public.audit_log VALUES (23, 1795417200000000, 'root', 'local', 'kmc.end', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Begun', '', '2 of 2 keys loaded', '68da247d397edfae319110a68321c4b550ef5bd4d21a8cdfa757cdbf0e31d4e2');
INSERT INTO public.audit_log VALUES (24, 1795417200000000, 'root', 'local', 'kmc.end', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Ok', '', 'KEK slot 1 ACTIVE', '4acb6778b84357ecfe5b1648a67adceb4fff379f4b5b3ae47eecfef3a4aa894b');
INSERT INTO public.audit_log VALUES (25, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-E7BF9494', 'Begun', '', '04D9C77E66B67267BCB2F86ADE248748B4124F67282CAE4022FA3793479BEBFD75666A0267900054AF74A024CBDD909E06E1431D77D5996ACE8D839FD7288CAABC2CE6F005A4BBBD578B60CD711DA3C45DF603C9331FE7C86E82B2AC6B2280D559', 'c3edb4ce0e61e66d48aa2063cfee5672976e244740684520a9b0148682156537');
INSERT INTO public.audit_log VALUES (26, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-E7BF9494', 'Ok', '', '04D9C77E66B67267BCB2F86ADE248748B4124F67282CAE4022FA3793479BEBFD75666A0267900054AF74A024CBDD909E06E1431D77D5996ACE8D839FD7288CAABC2CE6F005A4BBBD578B60CD711DA3C45DF603C9331FE7C86E82B2AC6B2280D559', 'e0e6514eb7c265ac12b7c4292793a8984ce51365d108183e38f55c3e619fed18');
INSERT INTO public.audit_log VALUES (27, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Ok', '', 'Test KMC-2, approved, until 2036-11-20T07:00:00Z', '18b90bb9c181bd1e4a7a096019ae330ab5aa4b31ec89f603c6cf5948510bbb1f');
INSERT INTO public.audit_log VALUES (28, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Begun', '', 'new request', '4bce722d782104b99e92a2806671756fbcb3ff83c65fb55ba7515b80b02f3f9d');
INSERT INTO public.audit_log VALUES (29, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Ok', '', 'KEK slot 2, CTR 2', '6497f4349003903280d98cfafeba6eccc1a04dd623151664b3e4c2252b88d5ad');
INSERT INTO public.audit_log VALUES (30, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Ok', '', 'key load file SHA-256 cca76d127c44eabcf15ab3af1af780481f3633ab7a23baf2cef5f1f36b61f968 with 2 keys stored', 'ced5ba90c060a47be5fe649a44abaed83a0c5b87dc9fe4ddd747e7eba8051d29');
INSERT INTO public.audit_log VALUES (31, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Begun', '', 'key load file SHA-256 cca76d127c44eabcf15ab3af1af780481f3633ab7a23baf2cef5f1f36b61f968 with 2 keys, response given to the module', '8b69ff21d301370f884dd517923b2ac55d862c9ade6cc00e0f9a0b9b63c93593');
INSERT INTO public.audit_log VALUES (32, 1795417200000000, 'root', 'local', 'kmc.upload', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Ok', '', 'keys of KEK slot 2 erased, 2 to load', '26c47c873d5ae8ef67fdf6d8ae4e4b5690c2d5cb5ecaeeeba6d494343ec05516');
INSERT INTO public.audit_log VALUES (33, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Begun', '', 'loading 1 keys', '523b25ab1610f1ba0ec67cf992143348adad14caa94330be19c9e539c041e300');
INSERT INTO public.audit_log VALUES (34, 1795417200000000, 'root', 'local', 'kmc.load', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Ok', '', 'VK 1 (SGC 900201 KRN 1 KT 2), KCV CE5639, into register 8', 'e100c2bcc1589f8bb279662d5cd7c2c2f887f073683d7759102c39806eddf56c');
INSERT INTO public.audit_log VALUES (35, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-AD961813', 'Begun', '', '04F5C38F3BB3453BE322D599CB24636EBAC9441DED5F6FE88DD3290F4539A5C5B87AB0A38C0C76836A1F2D4C499DD60FB2E838A299267474DE04BB1A07C42282B4E92DF04BEB8BD023F2C27864280933C78BA0B219D2C178BCC4F0BD727ABBA9AB', 'c111701d26bef50b641641fb73dbe28badd44ec14bf0fe07bd43a5a0cfcb8a6d');
INSERT INTO public.audit_log VALUES (36, 1795417200000000, 'root', 'local', 'kmc.trust', 'KMC-SIM-ROOT-AD961813', 'Ok', '', '04F5C38F3BB3453BE322D599CB24636EBAC9441DED5F6FE88DD3290F4539A5C5B87AB0A38C0C76836A1F2D4C499DD60FB2E838A299267474DE04BB1A07C42282B4E92DF04BEB8BD023F2C27864280933C78BA0B219D2C178BCC4F0BD727ABBA9AB', '29af32a1e32d4bff8230ad807117e08172b1d45c79643c9ace9a9538107cda24');
INSERT INTO public.audit_log VALUES (37, 1795417200000000, 'root', 'local', 'kmc.import', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:9C7EF719F1BED94F:D317', 'Ok', '', 'Test KMC-3, approved, until 2036-11-20T07:00:00Z', '2bb7f8a078cccd7d3272694627fbbbd4ba78487f4ce459489bbef72d17062393');
INSERT INTO public.audit_log VALUES (38, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:9C7EF719F1BED94F:D317', 'Begun', '', 'new request', 'beb8ef487896657e9d612bcc278ec4bb8e7b6170ede9b9d9234a5f8b7bd85489');
INSERT INTO public.audit_log VALUES (39, 1795417200000000, 'root', 'local', 'kmc.request', 'KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:9C7EF719F1BED94F:D317', 'Ok', '', 'KEK slot 3, CTR 3', '6eb4b59f71f5543e878ddc45f1ea47f11a1896e750d5793f7f79fa60f6fc445a');
INSERT INTO public.audit_log VALUES (40, 1795417200000000, 'root', 'local', 'pref.set', 'ptoken.sessionTimeoutSec', 'Ok', '', 'old 300 (default), new 3600', '943c190ae2878c8341064ce6f14607b0b10ecb00252ec19915645409bfa7e243');
INSERT INTO public.audit_log VALUES (41, 1795417200000000, 'root', 'local', 'pref.set', 'ptoken.resultRetentionDays', 'Ok', '', 'old 30 (default), new 3650', 'cb5680f2951b3afed2d03f7cb78c48eef8b340dd7430e29afe698f64d75bac1d');
INSERT INTO public.audit_log VALUES (42, 1795417200000000, 'root', 'local', 'pool.drain', 'spare', 'Ok', '', 'old priority 1, standby no, drained no; new priority 1, standby no, drained yes', 'db4bca4b2fe39f08b5dda5ea433a64e838bf8d32c7c71328f649305effe56802');
INSERT INTO public.audit_log VALUES (43, 1795417200000000, 'root', 'local', 'pool.priority', 'vault', 'Ok', '', 'old priority 2, standby no, drained no; new priority 3, standby no, drained no', 'd33cdd25a760db2d46e441ac50c9c321ad80e4b0a600e2d9a04809e5177bef63');
INSERT INTO public.audit_log VALUES (44, 1795417200000000, 'root', 'local', 'user.add', 'till-2', 'Ok', '', 'roles ptoken-api ptoken-issue-credit', 'bbf53359521f8289c7d99f62ccfee863f24a600e9daa29d437e22bc9a9992298');
INSERT INTO public.audit_log VALUES (45, 1795417200000000, 'root', 'local', 'user.add', 'auditor', 'Ok', '', 'roles ptoken-auditor, expires 2027-12-31T00:00:00Z', '1e1bb0d3406d9315a0762553d29b2bb15ad6041563490cfae38362253528d51d');
INSERT INTO public.audit_log VALUES (46, 1795417200000000, 'root', 'local', 'user.add', 'gone', 'Ok', '', 'roles ptoken-issue-eng ptoken-issue-keychange', '61f39e13161c0a68dcd9a5cba8cabb575e17ef4b6a56763e201128f03f0c2f54');
INSERT INTO public.audit_log VALUES (47, 1795417200000000, 'root', 'local', 'user.disable', 'gone', 'Ok', '', '', 'cb4341682dc016fe0236f22f01b8a581a878722bd36474aae824ec781b6c0e6c');
INSERT INTO public.audit_log VALUES (48, 1795417200000000, 'root', 'local', 'user.certificate', 'till-2', 'Ok', '', '9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f', 'd9cfb92fd400994961b3c02d01e7e6317fd84bfbc5b408287b0998df8e7c29a9');
INSERT INTO public.audit_log VALUES (49, 1795417200000000, 'root', 'local', 'user.certificate', 'till-2', 'Ok', '', 'none', 'e12467eb4b2091f8214fbad835930ed8fed334d2f1292238ee51a301b3f7d374');
INSERT INTO public.audit_log VALUES (50, 1795417200000000, 'root', 'local', 'licence.trust', '42166600', 'Begun', '', 'issuer 2aa31097fd11105146304a77d52ee6e7ce3ad41a7521ce0c907699e6a0ea28c0', 'b544a2e0847726d1b8a7d691781df84a75d3d757f78c82055376b0766e0252a3');
INSERT INTO public.audit_log VALUES (51, 1795417200000000, 'root', 'local', 'licence.trust', '42166600', 'Ok', '', 'issuer 2aa31097fd11105146304a77d52ee6e7ce3ad41a7521ce0c907699e6a0ea28c0', 'b316bd80e483cb7e14cc2480328b79f888d1719b035ea36950cb70b2315d368c');
INSERT INTO public.audit_log VALUES (52, 1795417200000000, 'root', 'local', 'loadTransactionLicense', '', 'Begun', '', 'licence given to the module', '76ba491ed58ec359ddc18f8c792a320afbff7eb02ded20e440201a80cc2435f2');
INSERT INTO public.audit_log VALUES (53, 1795417200000000, 'root', 'local', 'loadTransactionLicense', '', 'Ok', '', 'licence 42166600-1 loaded, transactions left 50000, inhibit-vend date 2099-12-31T00:00:00Z', 'c48f1aee117babd5065a84291f46c57c1801d8d9b0034b2cf71d2a9e8e6003c3');
INSERT INTO public.audit_log VALUES (54, 1795420800000000, 'till-2', 'local', 'signInWithPassword', 'till-2', 'Ok', 'sign-in', '', '8490a3a1acfc41a2765217d484405c31d0f8869d04b723a15b9e3c891646d52f');
INSERT INTO public.audit_log VALUES (55, 1795428000000000, 'by-hand', 'local: root', 'user.add', 'by-hand', 'Ok', '', 'caller within the process', '2c5020669394b325143adc6e183b160b7c7e2e7ad0575912c63e102de138bcc4');
INSERT INTO public.audit_log VALUES (56, 1795428000000000, 'by-hand', 'local: root', 'signIn', 'by-hand', 'Ok', '', 'caller within the process', 'd639fcc21dba0fb99d31d0c45a226f7c5f8dcf0b2786f326004aec054d734e64');
INSERT INTO public.audit_log VALUES (57, 1795428000000000, 'by-hand', 'local: root', 'issueCreditToken', '600727070000000218', 'Ok', 'hand-1', 'class 0/0 SGC 123456 KRN 1 TID 6781560 amount 25; result 7fbb714f4f145c547a68f4654d015812', '7d6faad6ec334ad611c7b5ecb53858d7d12d077af0905bb5ef33fe5aca1d8b2b');
INSERT INTO public.audit_log VALUES (58, 1795428000000000, 'by-hand', 'local: root', 'signOut', 'by-hand', 'Ok', '', '', 'b3407f591046a5db42b2c9e003e0a81750f4e616f681d3dcf8e9365b30c79c0d');
INSERT INTO public.audit_log VALUES (59, 1795428000000000, '', 'local', 'signInWithPassword', 'till-2', 'ESignin.Authentication', 'sign-in', 'wrong password, 1 in a row from an address known to be right before', '9f20669994b31392080a7bdbb432d32c1eec976927de5fabee78e75e917ae3b2');
INSERT INTO public.audit_log VALUES (60, 1795428000000000, 'till-1', 'local', 'signInWithPassword', 'till-1', 'Ok', 'sign-in', '', '8031aca3388a2b9a88a81dc60e6c4cda3b7f8be3357ebc1e7492368453e6a342');
INSERT INTO public.audit_log VALUES (61, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-1', 'class 0/0 SGC 123456 KRN 1 TID 6781560 amount 100; result e73fe7b4181d4953f3846c46d3b9e09d', 'bd4475d09f5d42aefb37a6237a62e9c248f0d531c5256a51517101a4ad1dbd21');
INSERT INTO public.audit_log VALUES (62, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-2', 'class 0/0 SGC 123456 KRN 1 TID 6781561 amount 200; result 4a3932cfb5b09b8272f52db3119197f8', 'd86c3d801177ddc31a245b10f1c495f007c14ead214ada79d25de835608b1895');
INSERT INTO public.audit_log VALUES (63, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-3', 'class 0/0 SGC 123456 KRN 1 TID 6781562 amount 300; result 9b33dd94b903bfaa6bc949e65cdd4b59', 'fb600ffd752c202e3aae30337d7d1bddea31977fb02c7923a2bd584b5018c7aa');
INSERT INTO public.audit_log VALUES (64, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-4', 'class 0/0 SGC 123456 KRN 1 TID 6781563 amount 400; result 2429fd7ea78d72272a344ae0f85afccb', '308c43ed592675c4ef7ad52a5e87bed39edaebb03a1837f974073e1def6bb8e5');
INSERT INTO public.audit_log VALUES (65, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-5', 'class 0/0 SGC 123456 KRN 1 TID 6781564 amount 500; result 5d9fef749dc37718adede3b6c2d8c3c0', '619857e5ab7425db86f4de5ca7e4880fe0a98cb82ef00610f354c5844e73c25e');
INSERT INTO public.audit_log VALUES (66, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-6', 'class 0/0 SGC 123456 KRN 1 TID 6781565 amount 600; result 231e57d496fb218a1fe21d1a11bbadb2', 'a8daf3c5265018dba67b0fa87ab17127d891cc60e96a73ea65c8e20daa68905e');
INSERT INTO public.audit_log VALUES (67, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-7', 'class 0/0 SGC 123456 KRN 1 TID 6781566 amount 700; result 99524491209d1962786e4574fc50d53b', '2b23bead6a688cebb42c39ff42d6d2cf0f8624fa31639f2fbd40c446aee90756');
INSERT INTO public.audit_log VALUES (68, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-8', 'class 0/0 SGC 123456 KRN 1 TID 6781567 amount 800; result c9c6ea8f6471d58a5e2d387362b1b27a', '4d7ef14ce4c3226f5a9b47ac8644dd8213f18a1a5f85e0c373bd302c8d08a7a2');
INSERT INTO public.audit_log VALUES (69, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-9', 'class 0/0 SGC 123456 KRN 1 TID 6781568 amount 900; result 3c51ac5b5cee1d4c3d13a7f3d7439bd1', '6515958dad5d5def9e9b8ec9010d9d695f4b72eedfa3a3e2c09a56cb3664086f');
INSERT INTO public.audit_log VALUES (70, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-10', 'class 0/0 SGC 123456 KRN 1 TID 6781569 amount 1000; result 65a16179e507b67badf2fc0b9690e758', '19457b9530db24cfd2a10fbe35c46fb81503a8044d0586a5ee93c912681738d7');
INSERT INTO public.audit_log VALUES (71, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-11', 'class 0/0 SGC 123456 KRN 1 TID 6781570 amount 1100; result 391985046cf375f6261dca84dfa020ca', 'c4e6038b85ea0b6a13dcb5ae577206906f49d318f8d3158412b7e8d38a16f211');
INSERT INTO public.audit_log VALUES (72, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'unit-12', 'class 0/0 SGC 123456 KRN 1 TID 6781571 amount 1200; result fa9886413682a4e0c7b75ac5e8372e14', '263fcbe41d80d8e6c2ca1424b15870f8067c076ef7c673295067fcf20f001da0');
INSERT INTO public.audit_log VALUES (73, 1795428000000000, 'till-1', 'local', 'issueKeyChangeTokens', '600727070000000887', 'Ok', 'change-1', 'class 2/3 SGC 123456 KRN 1 TID 0 amount 0; class 2/4 SGC 123456 KRN 1 TID 0 amount 0; result bbdecf77adee30559c6c0694f7711ef3', '5ab755967b3b5ad05c68bc2e074537deea11e8f55c890a5d01a4e5e5ae7e9d90');
INSERT INTO public.audit_log VALUES (74, 1795428000000000, 'till-1', 'local', 'issueMseToken', '600727070000000135', 'Ok', 'power-1', 'class 2/0 SGC 123456 KRN 1 TID 6781572 amount 5000; result a7ebdae9bd814163ec97cb7b23185291', '5283050c8c08a4596ee60317f17c08eee6ff9f36468d743648469ca70bb60126');
INSERT INTO public.audit_log VALUES (75, 1795428000000000, 'till-1', 'local', 'issueSetControlToken', '600727070000000135', 'Ok', 'flag-1', 'class 2/10 SGC 123456 KRN 1 TID 6781573 amount 64519; result 93639105b87dc43f86eefe7c513a5b5b', '55837034107b897060c3fab542cf8894c655dcc9847d352735b8050af2038411');
INSERT INTO public.audit_log VALUES (76, 1795428000000000, 'till-1', 'local', 'issueMeterTestToken', 'class 1/0 mfrcode 0', 'Ok', 'test-1', '', 'f221bc20c566b483109fe51a841206030871fa61990f618e65cb894106b9fcb7');
INSERT INTO public.audit_log VALUES (77, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000390', 'Ok', 'water-1', 'class 0/1 SGC 123456 KRN 1 TID 6781560 amount 55; result 04b924eeaf0d9d4911887dd0d8c26eb5', '287d43d6c61288277ebe85ea30e8b623fa018a100edf59d66597cc1417c66f5a');
INSERT INTO public.audit_log VALUES (78, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'Ok', 'money-1', 'class 0/4 SGC 123456 KRN 1 TID 6781574 amount 1000024; result ab851bdad64f7e5550b5ee7b140ded49', 'aff08538d50c8313a926954124751ce1ae25a97f7538e9a2fb9d679b65b67a04');
INSERT INTO public.audit_log VALUES (79, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000473', 'Ok', 'money-2', 'class 0/5 SGC 123456 KRN 1 TID 6781560 amount 123464; result 37d5cb19ce2f6d4f3e9b184f5aa77df5', '5838007dc8b6f9fc45981b9a566f121b42517550e65479aed9427a91416c29c8');
INSERT INTO public.audit_log VALUES (80, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000549', 'Ok', 'small-1', 'class 0/0 SGC 123457 KRN 1 TID 6781560 amount 10; result 42130f6d4e1d7fda57a756cc7bffb809', '094d82467f75f58b8b4a730dbd6a5c712672aae6c951ed80ded8b60618e6eb0f');
INSERT INTO public.audit_log VALUES (81, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000549', 'Ok', 'small-2', 'class 0/4 SGC 123457 KRN 1 TID 6781561 amount 100004; result 6f7d2d4b003d8d07c85a0a1128fc9187', 'd3b8cb775209afee813103c1bd3cc9a2479f6b2e22309e2b97a2a4d34148a219');
INSERT INTO public.audit_log VALUES (82, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000622', 'Ok', 'kmc-1', 'class 0/0 SGC 900101 KRN 1 TID 6781560 amount 1000; result 5cdf5e30bbab4b6dc10528d56213d563', '93cef316d12f138ef107ec696528db83d6107ce947dde52416a1707ec5f44ae2');
INSERT INTO public.audit_log VALUES (83, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000705', 'Ok', 'ahead-1', 'class 0/0 SGC 123456 KRN 1 TID 6781605 amount 10; result efa95ae7ac92e139fa2208eeb53b70b4', 'a9d6f41b952281c5723532fd536faeaaba34235e3ab9d14f1512f14f45748a65');
INSERT INTO public.audit_log VALUES (84, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000705', 'Ok', 'reserved-1', 'class 0/0 SGC 123456 KRN 1 TID 6780961 amount 10; result a3ef23b873e422020da381d720c5ea99', '84565410bb4078ffb566a1ca7d57987d9001fffe6ab4990be950ab916b89d8ab');
INSERT INTO public.audit_log VALUES (85, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000887', 'Ok', 'due-1', 'class 2/3 SGC 123456 KRN 1 TID 0 amount 0; class 2/4 SGC 123456 KRN 1 TID 0 amount 0; class 0/0 SGC 123456 KRN 2 TID 6781560 amount 300; result 9065e0dd2dd91c7aa43e75bffb91dbc5', '0b50cb1261e7d755e17f2f208db11f9ffcd2698191672a0e3e9ff1a26d63d6f0');
INSERT INTO public.audit_log VALUES (86, 1795428000000000, 'till-1', 'local', 'issueCreditToken', '600727070000000135', 'ESm', 'too-much', 'Security Module error ''31'': INSUFFICIENT_CREDIT_BALANCE: no module could do it: vault: 31 register 3 (SGC 123457 KRN 1 KT 2) may vend 899.0 units more, not 10000.4; spare: drained', '039b6894648db0b46b70d87e9a5667e6a932611acef4b98352ab956c9b9aff0a');
INSERT INTO public.audit_node VALUES (1, 'vm:9443', 'a3251ae0969a33057074e5b198be784fca768f7e27507c9b1ea12f126470e38e
1795417200000000
root
local
vk.load
SGC 123456 KRN 1
Ok

into register 1, KCV 4BB481', 0);
INSERT INTO public.catalogue_key VALUES ('787bb9f86a39ba52c651c7a6eea41307935fda6d7d14c4f7de63450b351939c0', 1, 900101, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV812256;KEN255;KRN1;KTC2;SEQ1;SGC900101;SGNTown 900101;ULM000186A0;VKL20;WVK02E5BDCC631C2EAF95DA3E334EA4817BD918B4D3F34161C459AAF21D1D8A0F9086551A4E;CRC803E;');
INSERT INTO public.catalogue_key VALUES ('787bb9f86a39ba52c651c7a6eea41307935fda6d7d14c4f7de63450b351939c0', 2, 900102, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCVAF693D;KEN255;KRN1;KTC2;SEQ2;SGC900102;SGNTown 900102;ULM000186A0;VKL20;WVK88FCFC3877612E268BD69D7A4C7743052632B6051AC03BB990686B3C100EBD390CF8F876;CRC5999;');
INSERT INTO public.catalogue_key VALUES ('cca76d127c44eabcf15ab3af1af780481f3633ab7a23baf2cef5f1f36b61f968', 1, 900201, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCVCE5639;KEN255;KRN1;KTC2;SEQ1;SGC900201;SGNTown 900201;ULM000186A0;VKL20;WVK68CBADACB7F57F7D02C294F49DF778EA1A64277F19A239B20E14182586D78CF537D525DC;CRC832B;');
INSERT INTO public.catalogue_key VALUES ('cca76d127c44eabcf15ab3af1af780481f3633ab7a23baf2cef5f1f36b61f968', 2, 900202, 1, 'VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV336532;KEN255;KRN1;KTC2;SEQ2;SGC900202;SGNTown 900202;ULM000186A0;VKL20;WVK6A6F8B353B9C7B5F3D9F085CB40126C4990C6A1EA2C6A1B3DF6D1F64CEDF711B3A484859;CRC926F;');
INSERT INTO public.entered_key VALUES ('42166600', 123456, 1, 2, '4BB481', 123456, 10000);
INSERT INTO public.entered_key VALUES ('42166600', 123456, 2, 2, 'BD903A', 4294967295, 4294967295);
INSERT INTO public.entered_key VALUES ('42166600', 123457, 1, 2, '4BB481', 9000, 100);
INSERT INTO public.entered_key VALUES ('42166600', 201457, 1, 2, 'C33F45', 4294967295, 4294967295);
INSERT INTO public.entered_key VALUES ('42166600', 990001, 1, 1, '4BB481', 4294967295, 4294967295);
INSERT INTO public.flyway_schema_history VALUES (1, '2', 'journal audit sessions keys', 'SQL', 'V2__journal_audit_sessions_keys.sql', -346710074, 'ptoken', '2026-12-01 01:14:50.537905', 21, true);
INSERT INTO public.flyway_schema_history VALUES (2, '3', 'clock accept', 'SQL', 'V3__clock_accept.sql', -332638129, 'ptoken', '2026-12-01 01:14:50.567502', 1, true);
INSERT INTO public.flyway_schema_history VALUES (3, '4', 'ended sessions', 'SQL', 'V4__ended_sessions.sql', 1643720614, 'ptoken', '2026-12-01 01:14:50.575162', 2, true);
INSERT INTO public.flyway_schema_history VALUES (4, '5', 'store history', 'SQL', 'V5__store_history.sql', 269858802, 'ptoken', '2026-12-01 01:14:50.583375', 7, true);
INSERT INTO public.flyway_schema_history VALUES (5, '6', 'module state', 'SQL', 'V6__module_state.sql', 1597337858, 'ptoken', '2026-12-01 01:14:50.595579', 5, true);
INSERT INTO public.flyway_schema_history VALUES (6, '7', 'figures', 'SQL', 'V7__figures.sql', 712188595, 'ptoken', '2026-12-01 01:14:50.606563', 2, true);
INSERT INTO public.flyway_schema_history VALUES (7, '8', 'second person', 'SQL', 'V8__second_person.sql', -1617006414, 'ptoken', '2026-12-01 01:14:50.613454', 5, true);
INSERT INTO public.flyway_schema_history VALUES (8, '9', 'alerts', 'SQL', 'V9__alerts.sql', -861581621, 'ptoken', '2026-12-01 01:14:50.628847', 5, true);
INSERT INTO public.flyway_schema_history VALUES (9, '10', 'unsigned calls', 'SQL', 'V10__unsigned_calls.sql', 2032220654, 'ptoken', '2026-12-01 01:14:50.638238', 2, true);
INSERT INTO public.flyway_schema_history VALUES (10, '11', 'nodes', 'SQL', 'V11__nodes.sql', 1542431059, 'ptoken', '2026-12-01 01:14:50.645105', 3, true);
INSERT INTO public.flyway_schema_history VALUES (11, '12', 'audit chain per node', 'SQL', 'V12__audit_chain_per_node.sql', -531717400, 'ptoken', '2026-12-01 01:14:50.65323', 5, true);
INSERT INTO public.flyway_schema_history VALUES (12, '14', 'known addresses', 'SQL', 'V14__known_addresses.sql', 1106278420, 'ptoken', '2026-12-01 01:14:50.663277', 3, true);
INSERT INTO public.flyway_schema_history VALUES (13, '15', 'module leases clock doubts', 'SQL', 'V15__module_leases_clock_doubts.sql', 1052291088, 'ptoken', '2026-12-01 01:14:50.67084', 2, true);
INSERT INTO public.flyway_schema_history VALUES (14, '16', 'folded refusals', 'SQL', 'V16__folded_refusals.sql', -1447939575, 'ptoken', '2026-12-01 01:14:50.676538', 2, true);
INSERT INTO public.key_load_file VALUES ('787bb9f86a39ba52c651c7a6eea41307935fda6d7d14c4f7de63450b351939c0', 'KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', '%STS-KMS-ASSUMED-PROFILE 1 KLF
VKLOADRSP.1;CNT2;DIGEB81192A4F3B0A6F87F87EF5FCF330B39A334D7C82C0230141952AADA6A881F41E3A73C5412B5756A3DB09356915A076;ENVTEST;EPK041805D2A83931742A0E66044DCCA180AA26DF3EA2CCE84056BF6247E2D5B952869A92193678ABCE524B360A31F9EB8BE5450714212ED75858EA17412FDCAEC9479E45FC7DA17A9E3713731646332D15429472B2AE6C0A8C1B4CBC0F5B8053BAE5;ISS20261123T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48;NON320F421203C61D8A8837FA2FAE038E675442B94A066E4AF031D9C2AABBA33512;RQDD531B37CE6766BE8EB7728376878EB7BFFDA87893ACD0BE06A5988A1BFA8EB3E82D578D5436B550C1B4A25AAD415AEAF;SMISMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370;VTO20261221T070000Z;KCM402EB10F6B1E7D5AA00B4635D426EC7629964DDFA682AA24FE293EA874BEAAC33A9FA0DA10AA7100979FDFF0E219CEFD;SIGB62AA048BB19AC9EF3C0C6B21FB178813BCE53970BBD8166DF8399D4034727320659BB22A6459E8E387CFABBE18C3DCD8F05F6890902F53FFB8611E2BE1F518FF77FFE99E439FE94BAC7C253EEC4E8C22A84B84712115D53E0D05141793E1AFE;CRCCC84;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV812256;KEN255;KRN1;KTC2;SEQ1;SGC900101;SGNTown 900101;ULM000186A0;VKL20;WVK02E5BDCC631C2EAF95DA3E334EA4817BD918B4D3F34161C459AAF21D1D8A0F9086551A4E;CRC803E;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCVAF693D;KEN255;KRN1;KTC2;SEQ2;SGC900102;SGNTown 900102;ULM000186A0;VKL20;WVK88FCFC3877612E268BD69D7A4C7743052632B6051AC03BB990686B3C100EBD390CF8F876;CRC5999;
END.1;CNT2;CRC93C2;
', 1795417200000000);
INSERT INTO public.key_load_file VALUES ('cca76d127c44eabcf15ab3af1af780481f3633ab7a23baf2cef5f1f36b61f968', 'KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', '%STS-KMS-ASSUMED-PROFILE 1 KLF
VKLOADRSP.1;CNT2;DIGC3ADB1A9ADBCC36F47D14248129AF8E1DA84F9CCC813C411E1815BEE520E508C3192F15512660018A11EEAFA8B766FA6;ENVTEST;EPK045A3BCA723E448E6F96EC22A2DF96B3EA6FD390142EB11CE00D4D967EC86324E3E486CA143DB2927612CA606BE2CF1FAFDC133FBD850BC7E02B079B48410161BF9F621C8890852BC219F6845768FB4C464ED848D67411F943FCB89F7D3DA6AD7A;ISS20261123T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5;NON7E3567391163F9FCAAA79539FD8ABD7CAF8BAEA3C919E0DE3B32850691867A19;RQDDC47EBB0A3B37598D6E7A4DE805559C0F49585B29B2B5103936FB04FF6FCFEE1B9C90877F4B7DBB8B5DA93E8031FC4B0;SMISMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370;VTO20261221T070000Z;KCM6EBFB2D352BF3200021FB79AD51636C733395E9CEEE8B27E339FDE741675F1CEA4C2B24DE02A718D09DD80C7FB35BBA8;SIG5B1A1D66AD8B57E7C8AF248D6FF727BF17CCF4B14F61829805495BDD0DCC7E07CEF6462BF5EA4A660C971103B7B741DF0B704738B4F6655FBBF61EF8F8311E9A0AC74C7591AAAC363328A9E078B8DC42245DA8411803850D295B67FE81C56A45;CRC9A23;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCVCE5639;KEN255;KRN1;KTC2;SEQ1;SGC900201;SGNTown 900201;ULM000186A0;VKL20;WVK68CBADACB7F57F7D02C294F49DF778EA1A64277F19A239B20E14182586D78CF537D525DC;CRC832B;
VK.1;ACT20140101T000000Z;BDT20140101T000000Z;CLM00002710;DKG04;EAS07,11;EXP20451124T201600Z;IUT20270221T070000Z;KCV336532;KEN255;KRN1;KTC2;SEQ2;SGC900202;SGNTown 900202;ULM000186A0;VKL20;WVK6A6F8B353B9C7B5F3D9F085CB40126C4990C6A1EA2C6A1B3DF6D1F64CEDF711B3A484859;CRC926F;
END.1;CNT2;CRC93C2;
', 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48', 'Test KMC-1', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP046B5AF3CB48CB5E47BD0AA9F07AE8402794B51EA3F23D5840A29C2B1297ED0139AD5BB3C8FBFA77B075FAD21201C3E84A45EDFE193978AB4BD3290B1310F87FA8B99000FD190D3A8796D7984F919FC2E7B29E7775B3057280CC9CA2C8256CB766;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-1:20261123T070000Z:CCA46CFFB1D5B24B:3C48;NAMTest KMC-1;SGP0435B0B3983E69D17D2494F9A4D9B7EF920A0E0206C1603B237A78A35EBCCC5CF68262C1CE51E5B1E086702A5B2874C64AAD7E634D145EFB35E58E5ADAB692CB6872557B9E8BD97693C7663D73D86CC3BC275C7AE3677EB0142C01BB1F6DDE749B;TAIKMC-SIM-ROOT-3A75EBBB;SIG8E0CD2BAFA323F3081F423FCF0B79444D963CBFFE683481FCB6A759BD5C3AF6ACE3298C0D30D548BB5885D7660F7589C28FBE84180C7F10C5DFC98E2659D3CFCBFB136FE5330B4052C247DA4018348B6A4C37C93FDCDFA37F0096A73E8150388;CRCDB50;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5', 'Test KMC-2', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP04840FC7D91DA5F152C7D528CB9CA09CF2C3D0E9710BC093D6978EC0F936F206A167397EAB8A7BE8218FAFB852F948103F536DAB08E27DD619637B53EEA0A6A285A297E4E7C7E31459EBE35E62BECDBCF3FB1A867D8F292EEF15AFC670187D907B;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-2:20261123T070000Z:E15582B60CCF594E:72F5;NAMTest KMC-2;SGP04AFF69A2B1A348DCB3B4DE5796F1E5C252B7D48A1C5FA66BD9CE3D8518418EA4B840BA281A4A577E223E5F8D771A5528F97C662C66E050B65ED7CB39FDEA9600F23D8EE07D2CB4C8402E98A8399CF869110472B90E58A8A60AD3563C86A33AAE3;TAIKMC-SIM-ROOT-E7BF9494;SIGD6BA045520A564887B74C194B53318BBFFFBA405E255771976BD0B89FC8882BC00CEDAFAC240EC68FD9B852775DAA41029AF70F66C30E3F7C222E03661C245E3574BD6E57C0B90DA8D424E9E55957CF51F64CF3351C398470FAC1C6FACB9F909;CRC9423;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.kmc_public_key VALUES ('KMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:9C7EF719F1BED94F:D317', 'Test KMC-3', '%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY
KMCPUB.1;ACT20261123T070000Z;AGP04A1F8B3C99B4E6247B7DA1723B7B243F4069F7E4CC51050C3FAFBE212CAC429895F6D8349DE28C76DF5BEEF61FC5084AF73ECF2B9B6C4C98AD6127E6D36CFE821B01050A33DDC370A6660A691FB3E332A2B0D6B9AC2C01F6273313E3D5259EF40;ENVTEST;EXP20361120T070000Z;KIDKMCID.1:ptoken-kmc-sim:KMC-3:20261123T070000Z:9C7EF719F1BED94F:D317;NAMTest KMC-3;SGP047A9DE7CFDD8DA5B9257895EC671F8111E011A9F6782DD3DAAE4C33C746E73E350C52175C091CF4425D9B39E8502D1A4BD06BEA539694D6AEE634602A0312637C2DEECC336454581EDD226247070B037723746CF6095FB9DB9DCBDC2884622801;TAIKMC-SIM-ROOT-AD961813;SIG656518BFE93F460E329E79D4D9CA5CEDEAD5C35F288CD88B444D71031368CF534DE8A811673DBFB01901CC3FCA86EED285BB18D77994C35F6CC872523E2B969FECAA600E67531AF8F42EAB8285D48EB383D749AFC322C08EC3214EE22100FFF4;CRC6091;
', 1795417200000000, 2110777200000000, 1, 1795417200000000);
INSERT INTO public.known_address VALUES ('till-2', 'local', 1795420800000000, 1, 1795428000000000);
INSERT INTO public.known_address VALUES ('till-1', 'local', 1795428000000000, 0, 0);
INSERT INTO public.mark_keeper VALUES ('node-b5c07f99', 0, 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (1, 'by-hand', 'hand-1', '7c8d8dee58bf7dff04fe4dad1f5a293956973c06aa66f2b89f3d211ebd5879ae', NULL, NULL, '[{"pan":"600727070000000218","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":25,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"2.5","scaledUnitName":"kWh","tokenDec":"47288357216379203320","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (2, 'till-1', 'unit-1', 'b547dcf63f9e7b37f2ac6ed99342b4144298209bb03f061a39d467cf66850a23', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":100,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"10.0","scaledUnitName":"kWh","tokenDec":"15364088834636763752","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (3, 'till-1', 'unit-2', 'fa97902a49e8d92bfd66ec35194287d8c9dbb37a3536d417652dcb8855e003f5', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781561,"transferAmount":200,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"20.0","scaledUnitName":"kWh","tokenDec":"73133308492167695347","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (4, 'till-1', 'unit-3', '9220c14087e609c60b59d038869a4ef7ed29afd35f797fd8c2acf22380070a84', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781562,"transferAmount":300,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"30.0","scaledUnitName":"kWh","tokenDec":"32316378416412029051","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (5, 'till-1', 'unit-4', 'ca470fa6315721a40485cd1aaa31ba9883e926c058c982a5892bc34453cdf164', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781563,"transferAmount":400,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"40.0","scaledUnitName":"kWh","tokenDec":"06270426752476537547","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (6, 'till-1', 'unit-5', '81429f38787768ae675188cb42825e8c35beef701784162b297bed99f98c170a', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781564,"transferAmount":500,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"50.0","scaledUnitName":"kWh","tokenDec":"18045806496746187758","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (7, 'till-1', 'unit-6', '888668f703fc5eb37b31e030f3d2fb3c4af1a597377220de194e7cb116c45202', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781565,"transferAmount":600,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"60.0","scaledUnitName":"kWh","tokenDec":"67255618077198603365","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (8, 'till-1', 'unit-7', '32fe5a4eb6197327f9080f4f0990b4bf57aa582f4aa6ae5d9aa678bcf574408e', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781566,"transferAmount":700,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"70.0","scaledUnitName":"kWh","tokenDec":"26711149238286197468","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (9, 'till-1', 'unit-8', '9d548f757ab3f8fde138f5b09183b403738d51037e6206b65f0fb84e1e09d602', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781567,"transferAmount":800,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"80.0","scaledUnitName":"kWh","tokenDec":"32934160395149675459","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (10, 'till-1', 'unit-9', 'b444d617c1f282305f2962855be2de7921e314198b76291e77f7e1c76b97a974', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781568,"transferAmount":900,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"90.0","scaledUnitName":"kWh","tokenDec":"32184528255321479175","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (11, 'till-1', 'unit-10', '0fedbe911a66d727e8137b7659144f6ab063d4f733a523aff3d97de8d796b117', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781569,"transferAmount":1000,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"100.0","scaledUnitName":"kWh","tokenDec":"68355744457698380259","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (12, 'till-1', 'unit-11', '6a9ca6a31f547bad8d2f8bd29c85ee76935c196aea6d3f06b3b7169c466092f8', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781570,"transferAmount":1100,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"110.0","scaledUnitName":"kWh","tokenDec":"52488379463743307706","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (13, 'till-1', 'unit-12', '35457558ab602ecb112d77671afc99b21deab8c35833cb151449000d836e2812', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781571,"transferAmount":1200,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"120.0","scaledUnitName":"kWh","tokenDec":"45232708331444350867","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (27, 'till-1', 'in-flight', '00', 'nobody', 1795428300000000, NULL, NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (14, 'till-1', 'change-1', 'b5178de40f09a8f9de546028af2d84424fdfac360ce1d7260d722b21a3c4228d', NULL, NULL, '[{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":3,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":{"toSgc":123456,"toKrn":2,"toTi":3,"toKen":255,"idRecord":"60072707000000088700000207123456032","record2":"\u0002600727070000000887===0207123456032\u0003","rollover":false,"toVkKcv":"BD903A"},"description":"Set1stSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"52173326477536698806","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":4,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":null,"description":"Set2ndSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"52724129182232948762","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (15, 'till-1', 'power-1', 'f8c38ac54cf93ef605eaf0510675c4b2a8d2cfaddcd16d7ac72c9583f80c6cf0', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":0,"tid":6781572,"transferAmount":5000,"reservedTid":false,"newConfig":null,"description":"SetMaximumPowerLimit","stsUnitName":"Watt","scaledAmount":"5000","scaledUnitName":"Watt","tokenDec":"62432978867548307004","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (16, 'till-1', 'flag-1', '8b9e03e553808a5ca1ce27cb6b65294e76a461bfcb1a7f83452059cc6306f496', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":10,"tid":6781573,"transferAmount":64519,"reservedTid":false,"newConfig":null,"description":"SetControlElement","stsUnitName":"","scaledAmount":"64519","scaledUnitName":"","tokenDec":"31641044245567723642","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (17, 'till-1', 'water-1', '76f9eea0418f89bb83ad23ac96de2545190a602b23bc99ac97a56e14b98af753', NULL, NULL, '[{"pan":"600727070000000390","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":1,"tid":6781560,"transferAmount":55,"reservedTid":false,"newConfig":null,"description":"Credit:Water","stsUnitName":"0.1 m3","scaledAmount":"5.5","scaledUnitName":"m3","tokenDec":"49787503155037759146","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (18, 'till-1', 'money-1', '1b425771331b935e0619e2efb47bd8b2c84c51793e440e2d083ae6c8e91f338c', NULL, NULL, '[{"pan":"600727070000000135","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":4,"tid":6781574,"transferAmount":1000024,"reservedTid":false,"newConfig":null,"description":"Credit:ElectricityCurrency","stsUnitName":"","scaledAmount":"10.00024","scaledUnitName":"","tokenDec":"04981703395325302690","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (19, 'till-1', 'money-2', 'f105d4adb71fd840c05253ed6dd5506edba6b8b28487f9151b260eef88fb8d61', NULL, NULL, '[{"pan":"600727070000000473","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":5,"tid":6781560,"transferAmount":123464,"reservedTid":false,"newConfig":null,"description":"Credit:WaterCurrency","stsUnitName":"","scaledAmount":"1.23464","scaledUnitName":"","tokenDec":"46254733840542850634","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (20, 'till-1', 'small-1', '66e60d66fda8f4b07e9ca3ce679769146ddf30bdb03ee8fb3c1838cea868343c', NULL, NULL, '[{"pan":"600727070000000549","ea":7,"tct":2,"sgc":123457,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":10,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"45320481856086213826","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (21, 'till-1', 'small-2', 'fdcf605893513f8f4f12b836534e25881895c71d38e008afa131727416a53655', NULL, NULL, '[{"pan":"600727070000000549","ea":7,"tct":2,"sgc":123457,"krn":1,"ti":1,"tokenClass":0,"subclass":4,"tid":6781561,"transferAmount":100004,"reservedTid":false,"newConfig":null,"description":"Credit:ElectricityCurrency","stsUnitName":"","scaledAmount":"1.00004","scaledUnitName":"","tokenDec":"55016357265124823640","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (22, 'till-1', 'kmc-1', 'a203f222398c296b60fbc9b316f47350f4424511e7e5b14a2eb51613f5d1998c', NULL, NULL, '[{"pan":"600727070000000622","ea":7,"tct":2,"sgc":900101,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":1000,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"100.0","scaledUnitName":"kWh","tokenDec":"45692778843757298834","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"812256"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (23, 'till-1', 'ahead-1', '8dc9aefdbe61cf96b02e018435c5b62f00d554c27a2136fdaca12114a12edaff', NULL, NULL, '[{"pan":"600727070000000705","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6781605,"transferAmount":10,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"66477477079437885152","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (24, 'till-1', 'reserved-1', 'dd57698885ee461319a56e1030be027b6e334c482f155ffeb9730286207b43f8', NULL, NULL, '[{"pan":"600727070000000705","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":0,"subclass":0,"tid":6780961,"transferAmount":10,"reservedTid":true,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"1.0","scaledUnitName":"kWh","tokenDec":"30866733908432398794","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"}]', 1795428000000000);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (25, 'till-1', 'due-1', 'bd6a0ad2d88f260dff1826f43ac3f31991ce01cb53c71eaff9957285a9097912', NULL, NULL, '[{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":3,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":{"toSgc":123456,"toKrn":2,"toTi":1,"toKen":255,"idRecord":"60072707000000088700000207123456012","record2":"\u0002600727070000000887===0207123456012\u0003","rollover":false,"toVkKcv":"BD903A"},"description":"Set1stSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"46536763239807628000","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":1,"ti":1,"tokenClass":2,"subclass":4,"tid":0,"transferAmount":0,"reservedTid":false,"newConfig":null,"description":"Set2ndSectionDecoderKey","stsUnitName":"","scaledAmount":"0","scaledUnitName":"","tokenDec":"70052361669845636203","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"4BB481"},{"pan":"600727070000000887","ea":7,"tct":2,"sgc":123456,"krn":2,"ti":1,"tokenClass":0,"subclass":0,"tid":6781560,"transferAmount":300,"reservedTid":false,"newConfig":null,"description":"Credit:Electricity","stsUnitName":"hWh","scaledAmount":"30.0","scaledUnitName":"kWh","tokenDec":"08344361846177762466","idSm":"SMID.1:ptoken:42166600:20261123T070000Z:F861F742FF0A280B:D370","vkKcv":"BD903A"}]', 1795428000000000);
INSERT INTO public.module_standing VALUES ('spare', NULL, NULL, 1);
INSERT INTO public.module_standing VALUES ('vault', 3, NULL, NULL);
INSERT INTO public.module_witness VALUES ('42166600', 35);
INSERT INTO public.preference VALUES ('ptoken.sessionTimeoutSec', '3600');
INSERT INTO public.preference VALUES ('ptoken.resultRetentionDays', '3650');
INSERT INTO public.role_change VALUES ('till-1', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('till-2', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('auditor', '', 1795417200000000);
INSERT INTO public.role_change VALUES ('gone', '', 1795417200000000);
INSERT INTO public.second_person VALUES (1, 0, NULL, NULL, NULL);
INSERT INTO public.store_identity VALUES (1, '625832ad791e4c52a39f2f17bacadc2c', 0);
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
SELECT pg_catalog.setval('public.audit_stray_id_seq', 1, false);
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
ALTER TABLE ONLY public.audit_node
    ADD CONSTRAINT audit_node_node_key UNIQUE (node);
ALTER TABLE ONLY public.audit_node
    ADD CONSTRAINT audit_node_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_stray
    ADD CONSTRAINT audit_stray_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_key
    ADD CONSTRAINT catalogue_key_pkey PRIMARY KEY (file_id, number);
ALTER TABLE ONLY public.clock_doubt
    ADD CONSTRAINT clock_doubt_pkey PRIMARY KEY (node);
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
ALTER TABLE ONLY public.known_address
    ADD CONSTRAINT known_address_pkey PRIMARY KEY (username, address);
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
ALTER TABLE ONLY public.module_lease
    ADD CONSTRAINT module_lease_pkey PRIMARY KEY (module_id);
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
CREATE INDEX audit_log_unsigned ON public.audit_log USING btree (at_micros, origin, action, message_id) WHERE (actor = ''::text);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX known_address_by_time ON public.known_address USING btree (proved);
CREATE INDEX message_by_age ON public.message USING btree (stored_at);
ALTER TABLE ONLY public.catalogue_key
    ADD CONSTRAINT catalogue_key_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.key_load_file(id);
