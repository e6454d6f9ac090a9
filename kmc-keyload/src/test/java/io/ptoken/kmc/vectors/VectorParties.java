package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Anchors;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.util.HexFormat;
import java.util.List;

/** The anchors, KMCs and modules of a vector file. */
public final class VectorParties {

    private static final Ap1Codec CODEC = new Ap1Codec();

    private final JsonNode parties;

    VectorParties(VectorFile file) {
        this.parties = file.json().required("parties");
    }

    /** The profile as modules and hosts have it: they believe the anchors that sign KMCs. */
    public KmsFormat format() {
        return Ap1Format.believing(new Ap1TrustPolicy(anchors("KMC"), List.of(), false));
    }

    /** Those that sign modules. */
    public List<TrustAnchor> moduleAnchors() {
        return anchors("SM");
    }

    private List<TrustAnchor> anchors(String signs) {
        return VectorFile.items(parties.required("anchors"))
                .filter(anchor -> anchor.required("signs").textValue().equals(signs))
                .map(anchor -> Ap1Anchors.anchor(
                        new Ident(anchor.required("name").textValue()),
                        new Octets(anchor.required("point").textValue())))
                .toList();
    }

    KmcIdentity kmc(String ref) {
        JsonNode party = party("kmcs", ref);
        return new KmcIdentity(CODEC.readKmcPublicKeyFile(party.required("file").textValue()), keys(party));
    }

    /**
     * A module with its private keys.
     *
     * @param ref e.g. {@code SM1}
     */
    public ModuleIdentity module(String ref) {
        JsonNode party = party("modules", ref);
        return new ModuleIdentity(
                CODEC.readSmPublicKeyFile(party.required("file").textValue()), keys(party));
    }

    private JsonNode party(String kind, String ref) {
        return VectorFile.items(parties.required(kind))
                .filter(party -> party.required("ref").textValue().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static StaticKeys keys(JsonNode party) {
        return new StaticKeys(key(party, "agreement"), key(party, "signing"));
    }

    private static SecretOctets key(JsonNode party, String which) {
        return SecretOctets.of(
                which,
                HexFormat.of().parseHex(party.required(which).required("scalar").textValue()));
    }
}
