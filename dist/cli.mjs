#!/usr/bin/env node
var v = process.versions.node.split('.').map(Number)
if ((v[0] === 20 && v[1] >= 19) || (v[0] === 22 && v[1] >= 12) || v[0] > 22) {
  process.getBuiltinModule('node:module').createRequire(import.meta.url)('./run.cjs')
} else {
  process.stderr.write('agent-auth-lint needs Node.js 20.19, 22.12 or newer; this is ' + process.versions.node + '\n')
  process.exitCode = 2
}
