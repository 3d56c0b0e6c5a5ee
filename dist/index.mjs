import library from './index.cjs'
export const { lint, sarif } = library
