import { nodeZlib } from '../text/node.ts'

const LENGTH = 6
const BASE = 62
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The six letters and digits that GitHub and npm put behind the random part of a token: its CRC-32 in base 62, zeros before it
 * (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
 */
export function checksumOf(random: string): string {
  let rest = nodeZlib().crc32(random)
  let text = ''
  for (let i = 0; i < LENGTH; i++) {
    text = DIGITS.charAt(rest % BASE) + text
    rest = Math.floor(rest / BASE)
  }
  return text
}

/** Whether a token's last six characters are the checksum of those between them and its prefix. */
export function hasItsChecksum(withoutPrefix: string): boolean {
  return checksumOf(withoutPrefix.slice(0, -LENGTH)) === withoutPrefix.slice(-LENGTH)
}
