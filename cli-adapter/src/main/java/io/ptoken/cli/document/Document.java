package io.ptoken.cli.document;

/**
 * One document for programs. An empty {@link java.util.Optional} is a key that is left out: there is none of it. What could not
 * be found out stands in {@code unknown}.
 */
public sealed interface Document
        permits AccountDocument,
                ApprovalDocument,
                AuditDocument,
                BackupDocument,
                ConformanceDocument,
                DemoDocument,
                DitkDocument,
                DoneDocument,
                ErrorDocument,
                HsmDocument,
                JobDocument,
                KeyDocument,
                KmcDocument,
                LicenceDocument,
                PreferenceDocument,
                SimulatorDocument,
                TablesDocument,
                TlsDocument,
                TokenDocument,
                WatchDocument {}
