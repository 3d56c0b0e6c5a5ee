import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What the name of a type says of an object, and what a class prints.

export const notTheSecret: Words = {
  because:
    'Types of what is said about values, and not the values: problems of a form, texts beside its fields, what is left behind a mask.',
  pattern: oneOf(
    'i',
    /errors?|valid|touched|labels?|messages?|translations?|schema|columns?|names|flags?|polic(?:y|ies)|permissions?|rules/,
    /public|mask|redact|saniti[sz]ed|safe|hidden|preview|placeholder|props$|component|handlers?$/,
  ),
  is: ['FormErrors', 'PublicUser', 'LoginFormTouched', 'RedactedConfig', 'InputProps'],
  isNot: ['TokenResponse', 'DatabaseConfig', 'LoginRequest', 'Credentials'],
}

export const printsFields: Words = {
  because:
    'Bases of classes in Python whose objects print all fields: https://docs.pydantic.dev/latest/concepts/models/, ' +
    'https://docs.python.org/3/library/typing.html#typing.TypedDict.',
  pattern: whole('', /BaseModel|BaseSettings|SQLModel|NamedTuple|TypedDict/),
  is: ['BaseModel', 'BaseSettings', 'TypedDict'],
  isNot: ['Base', 'Model', 'ABC', 'Enum'],
}

export const printsNothing: Words = {
  because:
    'Bases of classes in Python whose objects print their class and at most a key of the database: ' +
    'https://docs.python.org/3/reference/datamodel.html#object.__repr__, https://docs.sqlalchemy.org/en/20/orm/quickstart.html, ' +
    'https://docs.djangoproject.com/en/stable/ref/models/instances/#str.',
  pattern: whole('', /object|ABC|Protocol|Generic|Base|Model|DeclarativeBase|AsyncAttrs|TimeStampedModel|\w{0,40}Mixin|Interface/),
  is: ['object', 'Base', 'Model', 'TimestampMixin'],
  isNot: ['BaseModel', 'str', 'UserDict', 'dict', 'TypedDict', 'NamedTuple', 'SQLModel'],
}

export const declaresFields: Words = {
  because:
    'Decorators that write how the objects of a class in Python print: https://docs.python.org/3/library/dataclasses.html, ' +
    'https://www.attrs.org/en/stable/api.html.',
  pattern: whole('', /dataclass|define|frozen|mutable|attrs/),
  is: ['dataclass', 'define'],
  isNot: ['classmethod', 'defined', 'property'],
}

export const dumpsFields: Words = {
  because: 'Methods that give all fields of an object, as data or as text: https://docs.pydantic.dev/latest/concepts/serialization/.',
  pattern: whole('', /model_dump|model_dump_json|dict|json|to_dict|to_json|toJSON|_asdict/),
  is: ['model_dump', 'model_dump_json', 'to_dict'],
  isNot: ['dump', 'keys', 'model_validate'],
}

export const readsObject: Words = {
  because: 'Methods of a class in Python that make an object of it: https://docs.pydantic.dev/latest/concepts/models/#validating-data.',
  pattern: whole('', /model_validate(?:_json)?|parse_obj|parse_raw|from_dict|from_env|model_construct/),
  is: ['model_validate', 'from_dict'],
  isNot: ['validate', 'model_dump'],
}

export const withoutText: Words = {
  because:
    'Classes of tokens in Java that write no text of their own, so that a log gets the name of the class and a number: ' +
    'https://github.com/scribejava/scribejava/tree/master/scribejava-core/src/main/java/com/github/scribejava/core/model, ' +
    'https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com.nimbusds.jose.jwt/com/nimbusds/jose/JOSEObject.html.',
  pattern: whole(
    '',
    /com\.github\.scribejava\.core\.model\.(?:Token|OAuth1(?:Access|Request)?Token|OAuth2AccessToken)/,
    /com\.nimbusds\.jwt\.(?:JWT|SignedJWT|PlainJWT|EncryptedJWT)|com\.nimbusds\.jose\.(?:JOSE|JWS|JWE|Plain)Object/,
  ),
  is: ['com.github.scribejava.core.model.OAuth2AccessToken', 'com.nimbusds.jwt.SignedJWT'],
  isNot: [
    'com.nimbusds.oauth2.sdk.token.AccessToken',
    'com.nimbusds.jwt.JWTClaimsSet',
    'org.springframework.security.oauth2.common.OAuth2AccessToken',
    'java.lang.String',
  ],
}

export const credentialRead: Words = {
  because: 'A credential that is read of an object in Java, Kotlin and C#, as a member or by its getter.',
  pattern: inTurn(
    '',
    /(?:\?|!!)?\./,
    oneOf(
      '',
      /((?:access|refresh|id)Token|clientSecret|(?:Access|Refresh|Id)Token|ClientSecret)\b/,
      /get((?:Access|Refresh|Id)Token|ClientSecret)\(\)/,
    ),
  ),
  is: ['.accessToken', '?.refreshToken()', '.RefreshToken', '.getClientSecret()'],
  isNot: ['.accessTokens', '.token', '.getToken()', '.clientId'],
}

export const wholeOfGo: Words = {
  because: 'What is written whole in Go by a name that structures with tokens have, behind the call of a logger.',
  pattern:
    /[,(]\s{0,8}[&*]?(?:\w{0,20}[gG]rants?|\w{0,20}[tT]okens?|creds?|credentials?|session|auth\w{0,10}|answer|resp(?:onse)?|config|cfg|pair|result)\s{0,4}[,)]/,
  is: ['("renewed", "grant", grant)', 'printf("%+v", *cfg)', '("a", tokens)'],
  isNot: ['("grants", count)', '(cfg.Name)', '(len(grant.Scopes))'],
}

export const keepsState: Words = {
  because:
    'Calls that give the state of a component first, of a type that is said beside them: https://react.dev/reference/react/useState, ' +
    'https://usehooks-ts.com/react-hook/use-local-storage.',
  pattern: whole('', /use(?:State|LocalStorage|SessionStorage|PersistedState|ImmerState|Immer)/),
  is: ['useState', 'useLocalStorage'],
  isNot: ['useStateMachine', 'useEffect', 'state'],
}

export const boxesState: Words = {
  because:
    'Calls whose result has a value of a type that is said beside them as its only member: https://react.dev/reference/react/useRef, ' +
    'https://vuejs.org/api/reactivity-core.html#ref.',
  pattern: whole('', /useRef|ref|shallowRef/),
  is: ['useRef', 'ref'],
  isNot: ['href', 'forwardRef', 'useReference'],
}

export const typedState: Words = {
  because: 'The state of a component beside whose call an object type is said.',
  pattern:
    /\b(?:use(?:State|LocalStorage|SessionStorage|PersistedState|ImmerState|Immer|Ref)|ref|shallowRef)<\s{0,8}(?:(?:null|undefined)\s{0,8}\|\s{0,8})?[A-Z{]/,
  is: ['useState<{ accessToken?: string }>(', 'useRef<Grant | null>(null)', 'useState<null | Grant>()'],
  isNot: ['useState<string>(', 'useState(null)', 'useState<boolean | null>(null)'],
}

export const typedHolder: Words = {
  because: 'A variable or a parameter whose type may have a credential among its fields, in Java, Kotlin and C#.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /Request|Response|D[tT][oO]|Answer|Tokens?|Credentials?|Command|Login|User|Account|Config|Properties|Settings|Result|Details|Info/,
      /Entity|Params|Payload|Form|Session|V[oO]|B[oO]|Grant|Auth\w{0,20}|Secrets?|Pair|Bundle|Sign(?:In|Up)|Regist(?:er|ration)\w{0,20}/,
    ),
    /(?:\s{1,4}\w{1,40}\s{0,4}[,;=)]|\??\s{0,4}[,=)])/,
  ),
  is: [
    'TokenResponse response = client.exchange(code);',
    '(LoginRequest request)',
    'fun renew(credentials: Credentials)',
    'handle(MessageEntity entity)',
    'val grant: Grant = answer.body()',
    'Register(SignUp request)',
  ],
  isNot: ['import desk.TokenResponse;', 'class LoginRequest {', 'Tokenizer tokenizer;'],
}

export const interceptsRequests: Words = {
  because: 'The parameter of an interceptor of gRPC in Go: https://pkg.go.dev/google.golang.org/grpc#UnaryServerInterceptor.',
  pattern: /\*grpc\.UnaryServerInfo\b/,
  is: ['info *grpc.UnaryServerInfo,'],
  isNot: ['info *grpc.StreamServerInfo,', 'UnaryServerInfoOf('],
}

export const asksForMethod: Words = {
  because: 'A line of such an interceptor that looks at the method which is called, and writes no log.',
  pattern: /^(?!.{0,200}\b(?:Debug|Info|Print|Warn|Error|Log)\w{0,8}\().{0,200}\binfo\.FullMethod\b/m,
  is: ['if secretMethods[info.FullMethod] {', 'method := path.Base(info.FullMethod)', 'isSecret := secretMethods[info.FullMethod]'],
  isNot: ['log.Printf("%s", info.FullMethod)', 'info.Method'],
}
