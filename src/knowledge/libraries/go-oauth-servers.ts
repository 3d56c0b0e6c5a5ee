import type { WrittenName } from './written.ts'

// What libraries for authorization servers are called in Go.

type Means = 'makes-fosite' | 'composes' | 'adds-implicit' | 'adds-password' | 'is-fosite-client' | 'serves' | 'lists-grants' | 'lists-responses' | 'is-refreshing'

const GO = { languages: ['go'] } as const
const FOSITE = 'https://pkg.go.dev/github.com/ory/fosite'
const COMPOSE = `${FOSITE}/compose`
const GO_OAUTH2 = 'https://pkg.go.dev/github.com/go-oauth2/oauth2/v4'
const of = (code: string) => `package a; func f() { ${code} }`

export const goServers: readonly WrittenName<Means>[] = [
  { ...GO, means: 'makes-fosite', as: 'object', written: /(?:^|\.)fosite\.Config$/, words: ['fosite.Config'], docs: `${FOSITE}#Config`, is: [of('c := &fosite.Config{GlobalSecret: key}')], isNot: [of('c := &hydra.Config{GlobalSecret: key}')] },
  { ...GO, means: 'composes', as: 'call', written: /(?:^|\.)compose\.Compose$/, words: ['compose.Compose'], docs: `${COMPOSE}#Compose`, is: [of('p := compose.Compose(config, store, strategy)')], isNot: [of('p := compose.ComposeAllEnabled(config, store, key)')] },
  { ...GO, means: 'adds-implicit', as: 'code', written: /\bcompose\.OAuth2AuthorizeImplicitFactory$/, docs: `${COMPOSE}#OAuth2AuthorizeImplicitFactory`, is: ['compose.OAuth2AuthorizeImplicitFactory'], isNot: ['compose.OAuth2AuthorizeExplicitFactory'] },
  { ...GO, means: 'adds-password', as: 'code', written: /\bcompose\.OAuth2ResourceOwnerPasswordCredentialsFactory$/, docs: `${COMPOSE}#OAuth2ResourceOwnerPasswordCredentialsFactory`, is: ['compose.OAuth2ResourceOwnerPasswordCredentialsFactory'], isNot: ['compose.OAuth2ClientCredentialsGrantFactory'] },
  { ...GO, means: 'is-fosite-client', as: 'object', written: /(?:^|\.)fosite\.DefaultClient$/, words: ['fosite.DefaultClient'], docs: `${FOSITE}#DefaultClient`, is: [of('c := &fosite.DefaultClient{ID: id}')], isNot: [of('c := &fosite.DefaultSession{Subject: id}')] },

  { ...GO, means: 'serves', as: 'call', written: /(?:^|\.)server\.New(?:Default)?Server$/, words: ['go-oauth2/oauth2'], docs: `${GO_OAUTH2}/server#NewServer`, is: [of('s := server.NewDefaultServer(manager)'), of('s := server.NewServer(config, manager)')], isNot: [of('s := server.NewMCPServer(name, version)')] },
  { ...GO, means: 'lists-grants', as: 'call', written: /\.SetAllowedGrantType$/, words: ['SetAllowedGrantType'], docs: `${GO_OAUTH2}/server#Server.SetAllowedGrantType`, is: [of('s.SetAllowedGrantType(oauth2.AuthorizationCode)')], isNot: [of('s.SetAllowedResponseType(oauth2.Code)')] },
  { ...GO, means: 'lists-responses', as: 'call', written: /\.SetAllowedResponseType$/, words: ['SetAllowedResponseType'], docs: `${GO_OAUTH2}/server#Server.SetAllowedResponseType`, is: [of('s.SetAllowedResponseType(oauth2.Code)')], isNot: [of('s.SetAllowedGrantType(oauth2.Refreshing)')] },
  { ...GO, means: 'is-refreshing', as: 'object', written: /(?:^|\.)manage\.RefreshingConfig$/, words: ['manage.RefreshingConfig'], docs: `${GO_OAUTH2}/manage#RefreshingConfig`, is: [of('c := &manage.RefreshingConfig{IsGenerateRefresh: true}')], isNot: [of('c := &manage.Config{IsGenerateRefresh: true}')] },
]
