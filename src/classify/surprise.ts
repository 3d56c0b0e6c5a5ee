/** Letters, one digit for all, `-` for `-` and `_`, `^` for a change of case. */
const SYMBOLS = 'abcdefghijklmnopqrstuvwxyz0-^'
/**
 * How much likelier one symbol follows another in a random value than in names people write, in half bits: `i` says alike,
 * each letter after it twice as likely every second step. Counted over the names of forty thousand open source files.
 */
const ROWS = [
  'sighsnepfqkdfdsfsdebgklkimshq',
  'dpppermjeisbkodnsfgkdnssgsscn',
  'fsksesscgqeeqsbirejcfsssjpsfp',
  'fkpjbqkscqmhkoeksigohosqkqsaj',
  'hnhgmkjomqofgcnijbcemijgjpsbk',
  'frssfhpsaspesncssekhfsssissfp',
  'fsnsaqhiesrhmghnsfglgsssnsscm',
  'cmrrbsssessmlmdsshlggssslssbl',
  'ilffgigsssnfgbdiqheerismsisgs',
  'fssnasssgsprsndopscjfpfssssjs',
  'hmolajkoesrjqjiksneiisnsnssak',
  'emohboqrcsoekqeosqhghlrsisscm',
  'chiobossesslhndesrhpissslssdn',
  'fqgeehepgrklnigkspeckissmsscl',
  'jkgfrljskmifgbggsdhhfihmnssgq',
  'dqnjdsnkfsreqsdgsciegssqlsseo',
  'nssmsssssssfssssspnsaskssssgq',
  'epiibojsesijijdnshgghhqshqsdn',
  'gsgocorhesilnnggoqecgplsksscm',
  'erjqcoqgdsslprelsfhiisosissbk',
  'hhiiemjsgpqegdnfsddcqqsqqqsks',
  'csqsasmsbsssrshssplrossspsngr',
  'csqodpsidsojsfcpsggjpsqslssbl',
  'hsgpeqsoessnnsndsspaqsshjsoam',
  'ililinosjsohhfhdspfhoslksnsai',
  'bpmkaoomesqlkkfosmlmfpkshjsis',
  'nmpopnsssspsmsqospnlssslsmgaf',
  'gifhhhkkgnlihiigngfgijkqrsmks',
  'hjfihilkhomjhkigngfgjkksssjjj',
] as const

const WIDTH = SYMBOLS.length
const DIGIT = SYMBOLS.indexOf('0')
const JOINT = SYMBOLS.indexOf('-')
const TURN = SYMBOLS.indexOf('^')
const NONE = -1
const BITS = Float32Array.from(ROWS.join(''), (level) => (level.charCodeAt(0) - 105) / 2)
const SYMBOL_OF = Int8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) return DIGIT
  return /[_-]/.test(character) ? JOINT : SYMBOLS.indexOf(character.toLowerCase())
})

/** What a stretch of letters, digits, `_` and `-` is made of. */
export interface Surprise {
  /** Bits that speak for chance rather than for names, over the whole stretch. */
  readonly total: number
  /** The same for the part of it that speaks most for chance. */
  readonly most: number
  readonly letters: number
  readonly digits: number
  /** Changes between small letters and capitals. */
  readonly turns: number
}

/** How a part of a text reads: like names or like chance. */
export function surpriseOf(text: string, start = 0, end = text.length): Surprise {
  let [total, most, current, letters, digits, turns, before] = [0, 0, 0, 0, 0, 0, NONE]
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    const symbol = code < 128 ? (SYMBOL_OF[code] as number) : NONE
    if (symbol === NONE) {
      before = NONE
      continue
    }
    if (symbol === DIGIT) digits++
    else if (symbol < DIGIT) letters++
    let bits = 0
    if (before !== NONE && isTurn(text, i, start)) {
      turns++
      bits += BITS[before * WIDTH + TURN] as number
      before = TURN
    }
    // One character again and again is drawn, not chosen.
    if (before !== NONE)
      bits += code === text.charCodeAt(i - 1) && code === text.charCodeAt(i - 2) ? -1 : (BITS[before * WIDTH + symbol] as number)
    total += bits
    current = Math.max(0, current + bits)
    most = Math.max(most, current)
    before = symbol
  }
  return { total, most, letters, digits, turns }
}

/** A capital after a small letter; a small one after two capitals. */
function isTurn(text: string, i: number, start: number): boolean {
  const code = text.charCodeAt(i)
  if (isCapital(code)) return isSmall(text.charCodeAt(i - 1))
  return isSmall(code) && i - 2 >= start && isCapital(text.charCodeAt(i - 1)) && isCapital(text.charCodeAt(i - 2))
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}
