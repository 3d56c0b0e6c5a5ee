// A module of its own, so that the bundler puts the heavy parser into a chunk that only code files load.
export { lower } from './lower/typescript.ts'
