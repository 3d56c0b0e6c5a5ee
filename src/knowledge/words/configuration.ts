import type { Words } from './row.ts'

export const readsConfiguration: Words = {
  because:
    'Objects that read the environment by the names of its variables: ' +
    'https://docs.nestjs.com/techniques/configuration#using-the-configservice',
  pattern: /(?:^|\.)#?_?(?:app|env)?config(?:uration)?(?:_?service)?\.get(?:OrThrow)?$/i,
  is: ['configService.get', 'this.configService.getOrThrow', 'config.get', 'this.#config.get'],
  isNot: ['reconfig.get', 'config.getAll', 'cache.get', 'configs.get'],
}
