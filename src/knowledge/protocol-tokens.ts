import { inTurn, oneOf } from '../text/pattern.ts'
import { atCapitals } from '../text/words.ts'

/** A protocol or service whose own tokens open nothing: they pair an answer with its request, or address a device. */
interface ProtocolTokens {
  /** The libraries of it, as files import them. */
  readonly libraries: RegExp
  /** Names of its tokens, in small letters with `_` between the words. */
  readonly named: RegExp
  readonly docs: string
}

/** Of names whose last words say what a token opens, none is a protocol's. */
const OPENS = /(?:^|_)(?:access|refresh|id|auth\w{0,12}|bearer|api|jwt|session|credentials?|login|sign_?in|activation|reset)_token$/

const PROTOCOLS: readonly ProtocolTokens[] = [
  {
    libraries: /org\.eclipse\.californium|github\.com\/plgd-dev\/go-coap|\baiocoap\b|from ["']coap["']|require\(["']coap["']\)/,
    named: /(?:^|_)token$/,
    docs: 'https://www.rfc-editor.org/rfc/rfc7252#section-5.3.1',
  },
  {
    libraries: /\bworkDoneProgress\b|\bwindow\/workDoneProgress\b|["'`]\$\/progress["'`]/,
    named: /^token$/,
    docs: 'https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#progress',
  },
  {
    libraries: oneOf(
      '',
      /com\.google\.firebase\.messaging|firebase\.google\.com\/go\/(?:v\d\/)?messaging|FirebaseAdmin\.Messaging/,
      /["']firebase(?:-admin)?\/messaging(?:\/sw)?["']|firebase_admin import (?:\w+, ){0,6}messaging|@react-native-firebase\/messaging/,
    ),
    named: inTurn('', /^(?:\w{1,20}_)?/, oneOf('', /device/, /registration/, /push/, /notification/, /messaging/), /_?token$/),
    docs: 'https://firebase.google.com/docs/cloud-messaging/manage-tokens',
  },
  {
    // What a service sends to an address for webhooks, which echoes it in clear to say that it is there.
    libraries: /\b(?:web_?hook|subscription|change_?notification)s?\b/i,
    named: /^(?:graph_|webhook_)?validation_token$/,
    docs: 'https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation',
  },
]

/** Whether a token is one of a protocol that its file speaks, by its name: a CoAP message token, the address of a device. */
export function isProtocolToken(name: string, file: string): boolean {
  const words = atCapitals(name).toLowerCase()
  return !OPENS.test(words) && PROTOCOLS.some((protocol) => protocol.named.test(words) && speaks(protocol, file))
}

/** The names of one file are asked for one after the other, and its text is looked through once. */
let last: { readonly file: string; readonly spoken: Map<ProtocolTokens, boolean> } | undefined

function speaks(protocol: ProtocolTokens, file: string): boolean {
  if (last?.file !== file) last = { file, spoken: new Map() }
  const known = last.spoken.get(protocol) ?? protocol.libraries.test(file)
  last.spoken.set(protocol, known)
  return known
}
