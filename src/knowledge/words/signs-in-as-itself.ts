import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const signsInAsItself: Words = {
  because:
    'What a program has around a password grant that it signs in with by itself, without a person: the administration of Keycloak, or a ' +
    'name out of its environment: https://www.keycloak.org/docs/latest/server_admin/#_service_accounts.',
  pattern: oneOf(
    '',
    /["'`]admin-cli["'`]|\/realms\/master\/protocol/,
    inTurn(
      '',
      /(?:[gG]etenv|[eE]nviron|LookupEnv|process\.env|ENV|env|config|envOrDefault|getEnv|GetEnvironmentVariable)\w{0,12}(?:\.get)?[.([]{1,2}["'`]?/,
      /(?:[A-Z\d]{1,20}_){0,4}(?:ADMIN|SERVICE|BOT|SYSTEM|TECHNICAL|SYNC|API)_(?:[A-Z\d]{1,20}_){0,2}USER(?:NAME)?\b/,
    ),
  ),
  is: ['"client_id": {"admin-cli"}', 'os.Getenv("KEYCLOAK_ADMIN_USER")', 'process.env.SERVICE_USERNAME', "os.environ['BOT_USER']"],
  isNot: ['"client_id": "desk"', 'process.env.USER', 'form.username', 'os.Getenv("DESK_USERNAME")', '/realms/desk/protocol'],
}
