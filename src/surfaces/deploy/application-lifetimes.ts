import { defineSurface } from '../reading/surface.ts'
import { MENTIONS, SAYS_END, settingLifetimes } from './setting-lifetimes.ts'

export default defineSurface({
  id: 'application-lifetimes',
  name: 'Lifetimes of tokens in an application’s own settings',
  spec: 'https://docs.spring.io/spring-boot/reference/features/external-config.html',
  counts: 'other',
  files: [
    '**/{application,bootstrap}*.{yml,yaml,toml,json}',
    '**/{settings,config,configuration,defaults,default}.{yml,yaml,toml,json}',
    '**/{settings,config,configuration}{-,_,.}*.{yml,yaml,toml,json}',
    '**/{config,configs,conf,settings}/**/*.{yml,yaml,toml,json}',
    '**/appsettings*.json',
  ],
  mentions: MENTIONS,
  together: [[SAYS_END]],
  skipsTests: true,
  format: 'by name',
  // Settings with templates in them are nobody's to complain of.
  recognises: (root) => !settingLifetimes(root).next().done,
  read: settingLifetimes,
})
