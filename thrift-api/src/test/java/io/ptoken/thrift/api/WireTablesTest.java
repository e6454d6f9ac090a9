package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.thrift.TFieldIdEnum;
import org.apache.thrift.TFieldRequirementType;
import org.apache.thrift.meta_data.FieldMetaData;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import za.co.prism.prismtoken1.Alert;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigAdvice;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.MeterTestToken;
import za.co.prism.prismtoken1.NodeStatus;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.VerifyResult;

/** Field ids, names, types and requiredness of every struct (wire reference section 4); {@code ?} marks an optional. */
class WireTablesTest {

    private static final Map<Class<?>, Map<? extends TFieldIdEnum, FieldMetaData>> STRUCTS = Map.ofEntries(
            Map.entry(SessionOptions.class, SessionOptions.metaDataMap),
            Map.entry(SignInResult.class, SignInResult.metaDataMap),
            Map.entry(Alert.class, Alert.metaDataMap),
            Map.entry(NodeStatus.class, NodeStatus.metaDataMap),
            Map.entry(MeterConfigAmendment.class, MeterConfigAmendment.metaDataMap),
            Map.entry(MeterConfigIn.class, MeterConfigIn.metaDataMap),
            Map.entry(MeterConfigAdvice.class, MeterConfigAdvice.metaDataMap),
            Map.entry(Token.class, Token.metaDataMap),
            Map.entry(MeterTestToken.class, MeterTestToken.metaDataMap),
            Map.entry(VerifyResult.class, VerifyResult.metaDataMap),
            Map.entry(ApiException.class, ApiException.metaDataMap));

    private static final Map<Byte, String> TYPES = Map.of(
            TType.BOOL, "bool",
            TType.DOUBLE, "double",
            TType.I16, "i16",
            TType.I32, "i32",
            TType.I64, "i64",
            TType.STRING, "string",
            TType.STRUCT, "struct",
            TType.MAP, "map",
            TType.LIST, "list");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SessionOptions | 1 version string, 10 culture string?",
                "SignInResult | 1 accessToken string",
                "Alert | 1 eCode string, 2 eMsgEn string",
                "NodeStatus | 1 info map, 2 alerts list",
                "MeterConfigAmendment | 1 toSgc i32, 2 toKrn i16, 3 toTi i16",
                "MeterConfigIn | 1 drn string, 2 ea i16, 3 tct i16, 10 sgc i32, 11 krn i16, 12 ti i16,"
                        + " 20 newConfig struct?, 21 allowKrnUpdate bool?, 30 ken i16, 31 doe string?,"
                        + " 32 allow3Kct bool?, 33 allowKenUpdate bool?",
                "MeterConfigAdvice | 1 toSgc i32, 2 toKrn i16, 3 toTi i16, 4 toKen i16, 10 idRecord string,"
                        + " 11 record2 string, 20 rollover bool, 21 toVkKcv string",
                "Token | 1 drn string, 2 pan string, 3 ea i16, 4 tct i16, 5 sgc i32, 6 krn i16, 7 ti i16,"
                        + " 10 tokenClass i16, 11 subclass i16, 12 tid i32, 13 transferAmount double,"
                        + " 14 isReservedTid bool, 15 newConfig struct?, 20 description string,"
                        + " 21 stsUnitName string, 22 scaledAmount string, 23 scaledUnitName string,"
                        + " 30 tokenDec string, 31 tokenHex string, 40 idSm string, 41 vkKcv string",
                "MeterTestToken | 1 drn string, 2 pan string, 10 tokenClass i16, 11 subclass i16, 12 control i64,"
                        + " 13 mfrcode i16, 20 description string, 30 tokenDec string, 31 tokenHex string",
                "VerifyResult | 1 validationResult string, 2 token struct?, 3 meterTestToken struct?",
                "ApiException | 1 eCode string, 2 eMsgEn string",
            })
    void structHasExactlyTheFieldsOfTheTable(String name, String fields) {
        assertThat(fieldsOf(struct(name))).isEqualTo(fields);
    }

    private static Map<? extends TFieldIdEnum, FieldMetaData> struct(String name) {
        return STRUCTS.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().equals(name))
                .map(Map.Entry::getValue)
                .findAny()
                .orElseThrow();
    }

    private static String fieldsOf(Map<? extends TFieldIdEnum, FieldMetaData> struct) {
        return struct.entrySet().stream()
                .map(field -> field.getKey().getThriftFieldId() + " " + describe(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String describe(FieldMetaData field) {
        String optional = field.requirementType == TFieldRequirementType.OPTIONAL ? "?" : "";
        return field.fieldName + " " + TYPES.get(field.valueMetaData.type) + optional;
    }
}
