import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What commands of a shell do with their input.

/** What a command may begin with: variables of its own, and what runs the rest of the line. */
const BEGINS = /^(?:\w{1,60}=\S{0,200} )?(?:sudo (?:-[A-Z] )?|command |exec |time )?(?:\S{0,80}\/)?/

export const showsInput: Words = {
  because: 'Commands that hand their input on to their output, line by line, or do nothing with it: what they show is for people.',
  pattern: inTurn(
    '',
    BEGINS,
    oneOf(
      '',
      /(?:cat|tac|nl|fold|fmt|column|expand|sort|uniq|head|tail|less|more|most|bat|wc|grep|egrep|sed|awk|tr|cut|envsubst|base64)/,
      /(?:echo|printf|test|true|false|sleep|continue|break|return|exit|local|shift|cd|mkdir|touch|ch(?:mod|own)|umask|rm|set|:|\[{1,2})/,
    ),
    /(?: |$)/,
  ),
  is: ['cat', 'cat -', 'sudo cat', 'sed s/^/  /', 'LC_ALL=C sort', 'umask 077', ':', '[ -n $line ]', '/usr/bin/less'],
  isNot: ['fly secrets import', 'ssh desk cat', 'category', 'IFS= read -r line', 'sh -c cat > .env', 'gh secret set -f -'],
}

export const copiesInput: Words = {
  because: 'Commands that write their input into a file, and the file.',
  pattern: inTurn(
    '',
    BEGINS,
    oneOf(
      '',
      /(?:install|cp|scp|mv)\b[^\n]{0,200} \/dev\/stdin (?:[^\n]{0,200} )?(\S{1,200})$/,
      /dd\b[^\n]{0,100}? of=(\S{1,200})/,
      /sponge (\S{1,200})$/,
    ),
  ),
  is: ['install -m 600 /dev/stdin /etc/desk.env', 'sudo dd of=/etc/desk.env status=none', 'sponge .env'],
  isNot: ['install -m 600 desk.env /etc/desk.env', 'dd if=/dev/zero', 'kubectl create secret generic desk --from-env-file=/dev/stdin'],
}
