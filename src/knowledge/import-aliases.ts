/**
 * The files of a folder that may name its paths, the likeliest first: those behind the first one are extended or referred to by it
 * (https://www.typescriptlang.org/tsconfig/#paths).
 */
export const PATH_CONFIGURATIONS: readonly string[] = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json', 'jsconfig.json']
