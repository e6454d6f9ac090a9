/*
 * TokenApi 1.1, written from the tables of the wire reference (sections 3 to 6). Field ids, types, requiredness and
 * defaults are the wire format: change nothing here that deployed clients would notice.
 *
 * After a change run ./regenerate.sh in this module.
 */
namespace * Prism.PrismToken1
namespace csharp Prism.PrismToken1
namespace java za.co.prism.prismtoken1
namespace js Prism.PrismToken1
namespace netcore Prism.PrismToken1
namespace netstd Prism.PrismToken1
namespace php Prism.PrismToken1
namespace py prismtoken1

/** Version of this interface. A server of version 1.x serves every client of version 1.y with y <= x. */
const string ApiVersion = "1.1"

/** Printable ASCII; may be empty. */
const string PrintableAsciiRe = "^[\\x20-\\x7e]*$"

/** Identifiers (IDENT): 1 to 40 characters, the first of them a letter or digit. */
const string IdentMatchRe = "^[a-zA-Z0-9][a-zA-Z0-9_\\-\\.,]{0,39}$"

/** Error codes with the English text; {n} stands for a parameter. */
const map<string, string> ApiErrors = {
  "EService": "Unhandled exception '{0}': {1}",
  "EService.Disabled": "Feature disabled: {0}",
  "EAuthentication.Token": "Authentication failed (bad accessToken: {0})",
  "EAuthentication.Permission": "Access denied: accessToken does not have permission '{0}'",
  "EParamRange": "Parameter '{0}' out of range: got '{1}', expected {2}",
  "EPrefRange": "Preference '{0}' out of range: got '{1}', expected {2}",
  "ESignin.Version": "This service (API version={0}) does not support your client's API version='{1}'",
  "ESignin.Realm": "Sign-in failed: unknown realm='{0}'",
  "ESignin.Subject": "Sign-in failed: unknown username='{1}' in realm='{0}'",
  "ESignin.Authentication": "Sign-in failed: authentication failed for realm='{0}' username='{1}'",
  "ESignin.Permission": "Sign-in failed: realm='{0}' username='{1}' does not have permission '{2}'",
  "ESts.DrnOrPan": "Parameter '{0}' is an invalid meter DRN/PAN (reason: {2}); got '{1}'",
  "ESts.DrnOrPan.CheckDigit": "Parameter '{0}' is a meter DRN/PAN with bad check digit(s); got '{1}'",
  "ESts.IdRecord": "Parameter '{0}' is an invalid IDRecord/Record2 (reason: {2}); got '{1}'",
  "ESts.IdRecord.Expired": "Meter identification has expired (YYMM='{0}')",
  "ESts.VkBeforeBdt": "Attempt to use Vending Key before its Base Date",
  "ESts.VkExpired": "Vending Key has expired (TokenID exceeds KeyExpiryNumber)",
  "ESm": "Security Module error '{0}': {1}",
  "EKeystore.NotFound": "Vending Key not available for SGC={0},KRN={1} (reason: {2})",
  "ECacheMiss": "The requested entry was not found in the cache",
  "EVerify.Ok": "(Not an error) Token is valid",
  "EVerify.Crc": "Invalid token: CRC error",
  "EVerify.DdtkCredit": "Invalid token: Class 0 token encrypted under a DDTK",
  "EVerify.KeyExpired": "Invalid token: TokenID out of range for Vending Key KeyExpiryNumber"
}

/** Bits of the `flags` argument of the issuing methods. */
enum TokenIssueFlags {
  /** tokenTime is Unix time in seconds (UTC) and serves as the clock. */
  EXTERNAL_CLOCK = 1,
  /** tokenTime is the wanted token identifier, in minutes since 1993-01-01 00:00 UTC. */
  TID_ADJUST_BDT = 2,
  /** The token identifier is the special reserved one, 00:01 of the day. */
  SPECIAL_RESERVED = 4
}

/** What the client speaks and wishes to read. */
struct SessionOptions {
  /** Version of the interface the client was built for. */
  1: required string version = ApiVersion
  /** Language of messages. */
  10: optional string culture = "en"
}

/** Answer of a sign-in. */
struct SignInResult {
  /** Opaque text that every other call sends along; secret. */
  1: required string accessToken
}

/** One thing about a node that needs attention. */
struct Alert {
  1: required string eCode
  2: required string eMsgEn
}

/** State of one security module or service node. */
struct NodeStatus {
  1: required map<string, string> info
  2: required list<Alert> alerts
}

/** The configuration a meter is to change to. */
struct MeterConfigAmendment {
  /** Supply group code, 0-999999. */
  1: required i32 toSgc
  /** Key revision, 1-9. */
  2: required i16 toKrn
  /** Tariff index, 0-99. */
  3: required i16 toTi
}

/** A meter as the client knows it. */
struct MeterConfigIn {
  /** 11- or 13-digit DRN, or 18-digit MeterPAN. */
  1: required string drn
  /** Encryption algorithm: 7 STA, 11 MISTY1. */
  2: required i16 ea
  /** Token carrier type: 1 magnetic card, 2 keypad, 7 virtual. */
  3: required i16 tct
  /** Supply group code, 0-999999. */
  10: required i32 sgc
  /** Key revision, 1-9. */
  11: required i16 krn
  /** Tariff index, 0-99. */
  12: required i16 ti
  /** Pending change of the meter: its key-change tokens are issued first. */
  20: optional MeterConfigAmendment newConfig
  /** The server may move the meter to the key revision that was activated last. */
  21: optional bool allowKrnUpdate = true
  /** Key expiry number, 0-255. */
  30: required i16 ken
  /** Date of expiry of the identification: YYMM, in a session of version 1.0 MMYY; 0000 for none. */
  31: optional string doe = "0000"
  /** The meter takes the three-token key change. */
  32: optional bool allow3Kct = false
  /** The server may bring the meter to the key's present expiry number. */
  33: optional bool allowKenUpdate = true
}

/** What the client stores about a meter after a key change. */
struct MeterConfigAdvice {
  1: required i32 toSgc
  2: required i16 toKrn
  3: required i16 toTi
  4: required i16 toKen
  10: required string idRecord
  11: required string record2
  /** The base date changes: the meter forgets its token identifiers. */
  20: required bool rollover
  /** Key check value of the new vending key, 6 hex digits. */
  21: required string toVkKcv
}

/** A token of class 0 or 2. */
struct Token {
  /** 11 or 13 digits. */
  1: required string drn
  /** 18 digits. */
  2: required string pan
  3: required i16 ea
  4: required i16 tct
  5: required i32 sgc
  6: required i16 krn
  7: required i16 ti
  /** 0 credit, 2 management. */
  10: required i16 tokenClass
  11: required i16 subclass
  /** Token identifier: minutes since the base date of the vending key. */
  12: required i32 tid
  /** Units the token carries. */
  13: required double transferAmount
  14: required bool isReservedTid
  /** On the first token of a key-change set. */
  15: optional MeterConfigAdvice newConfig
  20: required string description
  21: required string stsUnitName
  /** Amount for people, decimal text. */
  22: required string scaledAmount
  23: required string scaledUnitName
  /** 20 decimal digits. */
  30: required string tokenDec
  /** 17 upper-case hex digits. */
  31: required string tokenHex
  /** Identity of the security module. */
  40: required string idSm
  /** Key check value of the vending key, 6 hex digits. */
  41: required string vkKcv
}

/** A token of class 1. */
struct MeterTestToken {
  1: required string drn
  2: required string pan
  10: required i16 tokenClass
  11: required i16 subclass
  /** 36 or 28 bits, depending on the subclass. */
  12: required i64 control
  13: required i16 mfrcode
  20: required string description
  30: required string tokenDec
  31: required string tokenHex
}

/** Outcome of verifying a token. */
struct VerifyResult {
  /** EVerify.Ok or another EVerify code. */
  1: required string validationResult
  2: optional Token token
  3: optional MeterTestToken meterTestToken
}

/** Every error a well-formed call can cause. */
exception ApiException {
  /** A key of ApiErrors. */
  1: required string eCode
  /** English text with the parameters in place. */
  2: required string eMsgEn
}

/** Issues and verifies prepayment tokens. Every method but ping and signInWithPassword needs an accessToken. */
service TokenApi {
  /** Answers echo after sleepMs milliseconds. */
  string ping(1: required i32 sleepMs, 2: required string echo) throws (1: ApiException ex1)

  /** Opens a session. */
  SignInResult signInWithPassword(
    1: required string messageId,
    2: required string realm,
    3: required string username,
    4: required string password,
    5: required SessionOptions sessionOpts) throws (1: ApiException ex1)

  /** State of every security module. */
  list<NodeStatus> getStatus(
    1: required string messageId,
    2: required string accessToken) throws (1: ApiException ex1)

  /** Reads an IDRecord. */
  MeterConfigIn parseIdRecord(
    1: required string messageId,
    2: required string accessToken,
    3: required string idRecord) throws (1: ApiException ex1)

  /** Loads a transaction licence found in the text. */
  bool loadTransactionLicense(
    1: required string messageId,
    2: required string accessToken,
    3: required string licenseText) throws (1: ApiException ex1)

  /** Issues a credit token, after key-change tokens when a change is due. */
  list<Token> issueCreditToken(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig,
    4: required i16 subclass,
    5: required double transferAmount,
    6: required i64 tokenTime,
    7: required i64 flags) throws (1: ApiException ex1)

  /** Issues a meter test token (class 1). */
  MeterTestToken issueMeterTestToken(
    1: required string messageId,
    2: required string accessToken,
    3: required i16 subclass,
    4: required i64 control,
    5: required i16 mfrcode) throws (1: ApiException ex1)

  /** Issues a management token (class 2), after key-change tokens when a change is due. */
  list<Token> issueMseToken(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig,
    4: required i16 subclass,
    5: required double transferAmount,
    6: required i64 tokenTime,
    7: required i64 flags) throws (1: ApiException ex1)

  /** Issues a SetControl or SetFlag token from its parts. */
  list<Token> issueSetControlToken(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig,
    4: required bool isFlag,
    5: required i16 index,
    6: required i16 value,
    7: required i64 tokenTime,
    8: required i64 flags) throws (1: ApiException ex1)

  /** Issues the key-change set from one configuration to another. */
  list<Token> issueKeyChangeTokens(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig,
    4: required MeterConfigAmendment newConfig) throws (1: ApiException ex1)

  /** Verifies twenty digits for a meter. */
  VerifyResult verifyToken(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig,
    4: required string tokenDec) throws (1: ApiException ex1)

  /** Issues the set that takes a new meter from its DITK to a vending key. */
  list<Token> issueDitkChangeTokens(
    1: required string messageId,
    2: required string accessToken,
    3: required MeterConfigIn meterConfig) throws (1: ApiException ex1)

  /** The tokens of an earlier call whose answer was lost. */
  list<Token> fetchTokenResult(
    1: required string messageId,
    2: required string accessToken,
    3: required string reqMessageId) throws (1: ApiException ex1)

  /** Forgets the used token identifiers of meters; compliance laboratories only. */
  list<string> ctsResetTidList(
    1: required string messageId,
    2: required string accessToken,
    3: required string panPattern) throws (1: ApiException ex1)
}
