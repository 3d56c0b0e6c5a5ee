/** Parameters that no request for a code to a server without a `response_type` has, but those of other requests. */
const OF_OTHERS = ['response_type', 'grant_type', 'client_secret', 'code', 'code_verifier', 'refresh_token']

/** The address of a server that takes no `response_type`, as GitHub and Slack do: `https://slack.com/oauth/v2/authorize`. */
const ADDRESS = /["'`]https:\/\/[\w.-]{3,80}\/[\w/.-]{0,60}(?:oauth2?\/(?:v[\d.]{1,6}\/)?authori[sz]e|\bdialog\/oauth)\b/

/** Whether a table of parameters leads back from a server that takes no `response_type`, whose address the code around writes down. */
export function isTypeless(keys: ReadonlySet<string>, code: () => string): boolean {
  if (!keys.has('client_id') || !keys.has('redirect_uri') || OF_OTHERS.some((one) => keys.has(one))) return false
  return (keys.has('state') || keys.has('scope')) && ADDRESS.test(code())
}
