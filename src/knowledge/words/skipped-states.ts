import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How a condition asks for a `state`, in languages that are read without a grammar.

export const isThere: Words = {
  because: 'A condition that a text is there, with what it is called.',
  pattern: whole(
    '',
    /! ?(?:empty|is_null|[sS]tring\.IsNullOr(?:Empty|WhiteSpace)|String(?:Util)?s\.is(?:Empty|Blank))\(([^()]{1,80}(?:\([^()]{0,40}\))?)\)/,
    /(?:isset|String(?:Util)?s\.(?:isNotEmpty|isNotBlank|hasText))\(([^()]{1,80}(?:\([^()]{0,40}\))?)\)/,
    /([^=!<>]{1,80}?) ?(?:!==?|is not) ?(?:""|''|null|nil)/,
    /!([\w.]{1,80})\.(?:isEmpty|isBlank|isNullOrEmpty|isNullOrBlank)\(\)/,
    /(\$\w{1,40})/,
  ),
  is: ['!string.IsNullOrEmpty(state)', "isset($_GET['state'])", 'state != ""', 'query.State is not null', '!state.isBlank()', '$state'],
  isNot: ['string.IsNullOrEmpty(state)', 'state == ""', 'state != saved', '!isset($state)'],
}

export const differs: Words = {
  because: 'A condition that one value differs from another, with both.',
  pattern: whole(
    '',
    /([^=!<>]{1,100}?) ?!==? ?([^=!<>]{1,100})/,
    /! ?([\w.]{1,80}(?:\(\))?)\.equals\(([^()]{1,80}(?:\(\))?)\)/,
    /! ?(?:\w{1,30}\.)?(?:hash_equals|[eE]quals)\(([^,]{1,80}), ?([^,]{1,80})\)/,
  ),
  is: ['state != saved', '$state !== $saved', '!begun.equals(state)', '!hash_equals($saved, $state)', '!Objects.equals(state, saved)'],
  isNot: ['state == saved', 'begun.equals(state)', '!empty($state)'],
}

export const asksForState: Words = {
  because:
    'A state without which a framework does not call a handler: a parameter of the request, or a text that has to be there. ' +
    'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestparam.html',
  pattern: oneOf(
    '',
    inTurn('', /@RequestParam(?:\((?![^()]{0,80}required\s?=\s?false)[^()]{0,80}\))?\s/, /[^,)]{0,40}\b[sS]tate\b/),
    /\bstring state\s?[,)]/,
    /\bstate: String\s?[,)]/,
  ),
  is: ['@RequestParam String state', '@RequestParam("state") String state', 'string state)', 'state: String,'],
  isNot: ['@RequestParam(required = false) String state', 'string? state)', 'state: String?,', 'state: Option<String>'],
}

export const stateOfApplication: Words = {
  because: 'What servers of Rust call the state of the application: https://docs.rs/axum/latest/axum/extract/struct.State.html.',
  pattern: oneOf(
    '',
    /\bState\(\w{1,40}\)|\b\w{1,40}: (?:web::Data|(?:axum::extract::)?State)<[^,)]{0,80}/,
    /&?\bstate\.\w{1,60}|\w{0,40}State\b/,
  ),
  is: ['State(state)', 'state: State<App>', 'state.client', 'AppState'],
  isNot: ['&state={state}', 'query.state', '"state"'],
}

export const stateOfRecord: Words = {
  because: 'A state that is a member of what is no request.',
  pattern: whole(
    'i',
    inTurn(
      '',
      /\$?(?!\w{0,20}(?:query|param|req|form|input|callback|args|answer|response|payload|body|dto|data|model|url|uri)|[crw]\b|ctx|context)/,
      /(?:this(?:\.|->))?\w{1,40}(?:\.|->)(?:get)?state(?:\(\))?/,
    ),
  ),
  is: ['coupon.State', '$order->state', 'this.order.getState()'],
  isNot: ['query.State', '$request->state', 'state', 'r.URL.Query().Get("state")', "$_GET['state']"],
}
