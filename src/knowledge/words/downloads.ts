import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Addresses that files are fetched from, not services that take a key.

export const ofDownloads: Words = {
  because: 'Names of variables for the address that a file is fetched from: an archive, an installer, a distribution.',
  pattern: /(?:^|_)(?:dist(?:ribution)?|tarball|archive_file|zip(?:_?file)?|jar|installer|downloads?)_ur[il]$/i,
  is: ['KEYCLOAK_DIST_URL', 'WSFED_TARBALL_URL', 'DOWNLOAD_URL', 'node_download_uri', 'AGENT_JAR_URL'],
  isNot: ['KEYCLOAK_URL', 'DISTRICT_URL', 'DOWNLOAD_API_URL', 'ZIPKIN_URL', 'DIST_DIR'],
}

export const archiveAddress: Words = {
  because: 'Addresses whose path ends in the name of an archive or a package: what is there is a file.',
  pattern: inTurn(
    'i',
    /^https?:\/\/[^/?#\s]{1,300}\/[^?#\s]{0,1000}/,
    oneOf('', /\.tar(?:\.(?:gz|bz2|xz|zst))?/, /\.(?:tgz|tbz2?|txz|zip|7z|jar|war|whl|deb|rpm|apk|dmg|msi|exe|nupkg|vsix)/),
    /(?:[?#]|$)/,
  ),
  is: ['https://downloads.jboss.org/keycloak/8.0.1/keycloak-8.0.1.tar.gz', 'https://repo.acme.io/agent.jar?raw=1'],
  isNot: ['https://acme.zip', 'https://api.acme.io/archive', 'https://api.acme.io/x.zipped/v1', 'https://acme.zip/api'],
}
