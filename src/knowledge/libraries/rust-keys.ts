import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// Where Rust gets a key from, and what it is given to: https://docs.rs/jsonwebtoken, https://docs.rs/serde

const KEY = /(?:jwt|jws|token|session)_?(?:\w{1,20}_)?(?:secret|key)|signing_?(?:secret|key)/

export const tokenKeyName: Words = {
  because: 'Names of a key that signs or checks tokens.',
  pattern: inTurn('i', /(?:^|_)/, oneOf('', KEY), /(?:_value)?$/),
  is: ['JWT_SECRET', 'APP_JWT_SECRET_KEY', 'SIGNING_KEY', 'jwt_secret', 'SESSION_SECRET'],
  isNot: ['DATABASE_URL', 'API_KEY', 'JWT_ISSUER', 'TOKEN_URL'],
}

export const variableWithDefault: Words = {
  because:
    'A variable of the environment, and where it is not set a text of the code: its group is the variable. ' +
    'https://doc.rust-lang.org/std/result/enum.Result.html#method.unwrap_or_else',
  pattern: /\benv::var\(\s{0,40}"(\w{1,80})"\s{0,40}\)\s{0,40}(?:\.ok\(\)\s{0,40})?\.unwrap_or(?:_else)?\(/g,
  is: ['std::env::var("JWT_SECRET").unwrap_or_else(|_| "dev".into());', 'env::var("JWT_SECRET").unwrap_or("dev".to_string());'],
  isNot: ['std::env::var("JWT_SECRET").expect("JWT_SECRET")', 'env::var("JWT_SECRET").unwrap_or_default()'],
}

export const textInstead: Words = {
  because: 'A text that is given instead, or that a block ends with, which is in the group.',
  pattern: /^(?:\|\w{0,20}\|\s{0,40})?(?:String::from\(\s{0,10})?"([^"\n]{1,120})"\)?(?:\.(?:to_string|into|to_owned)\(\))?\s{0,60}\)/,
  is: ['|_| "dev".into())', '"dev".to_string())', '|_| String::from("dev"))'],
  isNot: ['|_| panic!("JWT_SECRET"))', '|_| generate_key())', '"".to_string())'],
}

export const blockInstead: Words = {
  because: 'What is made instead by a block, up to its end.',
  pattern: /^\|\w{0,20}\|\s{0,40}\{([^]{1,600}?)\}\s{0,40}\)/,
  is: ['|_| {\n  warn!("not set");\n  "dev".to_string()\n})'],
  isNot: ['|_| "dev".into())'],
}

export const endsWithText: Words = {
  because: 'A block whose value is the text in the group.',
  pattern: /[;{}\s](?:String::from\(\s{0,10})?"([^"\n]{1,120})"\)?(?:\.(?:to_string|into|to_owned)\(\))?\s{0,60}$/,
  is: ['warn!("not set"); "dev".to_string()\n'],
  isNot: ['panic!("JWT_SECRET");', 'warn!("not set"); generate()'],
}

export const fieldWithDefault: Words = {
  because: 'A field that serde fills by a function where it is missing: groups are the function and the field. https://serde.rs/field-attrs.html#default--path',
  pattern: /#\[serde\([^\]\n]{0,80}?default\s?=\s?"(\w{1,80})"[^\]\n]{0,80}\)\]\s{1,80}(?:pub(?:\([^()\n]{1,40}\))? )?(\w{1,80}):/g,
  is: ['#[serde(default = "default_secret")]\n    pub jwt_secret: String,'],
  isNot: ['#[serde(default)]\n    pub jwt_secret: String,', '#[serde(rename = "a")]\n    a: String'],
}

export const takesKey: Words = {
  because: 'What makes a key of a text, for signing or checking a token; its group is the text: https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.DecodingKey.html',
  pattern: oneOf('g', /\b(?:En|De)codingKey::from_secret\(\s{0,60}([^;\n]{1,160})/, /\bHmac(?:::)?<\w{1,20}>(?:::| as \w{1,20}>::)new_from_slice\(\s{0,60}([^;\n]{1,160})/),
  is: ['DecodingKey::from_secret(secret.as_ref())', 'EncodingKey::from_secret(config.jwt_secret.as_bytes())', 'Hmac<Sha256>::new_from_slice(key)'],
  isNot: ['DecodingKey::from_rsa_pem(pem)', 'SecretString::from(secret)'],
}

export const stopsProgram: Words = {
  because: 'What ends a program of Rust, or gives an error to who called.',
  pattern: /\b(?:panic!|bail!|ensure!|assert!|assert_ne!|process::exit\(|return Err\()|\bErr\(/,
  is: ['panic!("set it")', 'return Err("set it".into())', 'std::process::exit(1)'],
  isNot: ['eprintln!("not set")', 'Ok(())'],
}
