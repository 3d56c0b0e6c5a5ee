import { oneOf } from '../../text/pattern.ts'
import { googleSignIn } from '../authorization-hosts.ts'

/** The client library of Go: https://pkg.go.dev/golang.org/x/oauth2#Config.AuthCodeURL */
export const goOAuth2 = {
  package: 'golang.org/x/oauth2',
  imported: /"golang\.org\/x\/oauth2"/,
  /** What a client is made of. */
  config: 'oauth2.Config',
  /** `AuthCodeURL(state, opts...)` sends what it is given, and no challenge by itself. */
  authorizes: /\.AuthCodeURL$/,
  /** The password grant. */
  signsIn: /\.PasswordCredentialsToken$/,
  /** Adds a parameter to an address. */
  adds: /(?:^|\.)SetAuthURLParam$/,
  /** Scopes behind the client's file: https://pkg.go.dev/golang.org/x/oauth2/google#ConfigFromJSON */
  ofFile: /(?:^|\.)google\.ConfigFromJSON$/,
  /** Calls that give a token: https://pkg.go.dev/golang.org/x/oauth2#Config.Exchange */
  givesToken: oneOf('', /^[\w.]{1,80}\.(?:Exchange|PasswordCredentialsToken|DeviceAccessToken)\(/, /^[\w.()]{0,60}TokenSource\([^\n]{0,80}\)\.Token\(\)/),
} as const

/** Packages of endpoints: https://pkg.go.dev/golang.org/x/oauth2/endpoints */
export const goEndpoints: Readonly<Record<string, string>> = {
  google: googleSignIn, github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org', slack: 'slack.com', facebook: 'www.facebook.com', linkedin: 'www.linkedin.com',
  spotify: 'accounts.spotify.com', heroku: 'id.heroku.com', twitch: 'id.twitch.tv', yandex: 'oauth.yandex.com', amazon: 'www.amazon.com',
}
