import { oneOf, inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const browsesTo: Words = {
  because:
    'How code takes somebody to the address that follows: a link, a window, the address bar, or the browser of the system: ' +
    'https://developer.mozilla.org/docs/Web/API/Window/open, https://docs.python.org/3/library/webbrowser.html.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /(?<!\w)(?:href|to|:href|:to|action)=(?:\{|["'])\s{0,8}/,
      /(?<!\w)(?:window|globalThis)\.open\(\s{0,20}|(?<!\w)webbrowser\.open\w{0,10}\(\s{0,20}|\bopenURL\(\s{0,20}|\bopenExternal\(\s{0,20}/,
      /\blocation(?:\.href)?\s{0,4}=(?!=)\s{0,20}|\blocation\.(?:assign|replace)\(\s{0,20}/,
      /\b(?:router|navigation|history)\.(?:push|replace|navigate)\(\s{0,20}|(?<![\w.])(?:navigate|navigateTo|redirect)\(\s{0,20}/,
      /\.href\s{0,4}=(?!=)\s{0,20}/,
    ),
    /f?/,
  ),
  is: [
    '<a href={',
    'window.open(',
    'location.href = ',
    'window.location.assign(',
    '<Link to={',
    'router.push(',
    'webbrowser.open(',
    'link.href = ',
  ],
  isNot: ['fetch(', 'axios.get(', 'file.open(', 'location.href === ', 'new URL(', 'onto={'],
}
