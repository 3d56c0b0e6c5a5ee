import { describe, expect, test } from 'vitest'
import compose from '../src/surfaces/deploy/compose.ts'
import dockerfile from '../src/surfaces/deploy/dockerfile.ts'
import kubernetes from '../src/surfaces/deploy/kubernetes.ts'
import { shownBy } from './surfaces-shown.ts'

const image = (text: string, files: Record<string, string> = {}) => shownBy(dockerfile, text, 'agent/Dockerfile', files)
const services = async (text: string) => (await shownBy(compose, `services:\n${text}`, 'compose.yaml')).slice(1)

describe('Dockerfiles', () => {
  test('variables and labels stay in the image', async () => {
    expect(await image('FROM node\nARG A=1\nENV B=2 \\\n    # why\n    C="3 4"\nENV D 5\nLABEL e=6\n')).toEqual([
      'image {A=1 2:7, B=2 3:7, C=3 4 5:8, D=5 6:7, e=6 7:9}',
    ])
  })

  test('commands', async () => {
    expect(
      await image(
        'FROM node\nRUN --mount=type=secret,id=x tool --token=t\nCMD ["node", "a.js", "--api-key", "k"]\nENTRYPOINT node a.js --key=k\nEXPOSE 8080\n',
      ),
    ).toEqual(['2:43 argument --token: t', '3:36 argument --api-key: k', '4:28 argument --key: k', '5:8 deployment Dockerfile EXPOSE'])
  })

  test('here-documents are no instructions', async () => {
    expect(await image('FROM node\nCOPY <<END /etc/conf\nENV A=1\nEND\nRUN <<END\nLABEL b=2\nEND\n')).toEqual([])
  })

  test('take the context along, but what .dockerignore leaves out', async () => {
    expect(await image('FROM node\nCOPY . .\n', { 'agent/.dockerignore': '.env*\n!.env.example\n**/secrets\n' })).toEqual([
      '2:6 the Docker image of agent * but /.env* !/.env.example **/secrets',
    ])
    expect(await image('FROM node\nCOPY --chown=node src conf/.env ./\n')).toEqual(['2:6 the Docker image of agent /src /conf/.env'])
  })

  test('leave behind what only other stages copy', async () => {
    expect(await image('FROM node AS build\nCOPY . .\nFROM node\nCOPY --from=build /app /app\n')).toEqual([])
    expect(await image('FROM node AS base\nCOPY . .\nFROM base\nRUN true\n')).toEqual(['2:6 the Docker image of agent *'])
  })

  test('that are cut off or wild', async () => {
    expect(await image('FROM')).toEqual([])
    expect(await image('COPY\nENV \\')).toEqual([])
    expect(await image('FROM node\nCOPY <<END x')).toEqual([])
    expect(await image('FROM a AS b\nFROM b AS a\nFROM a\nCOPY . .')).toEqual(['4:6 the Docker image of agent *'])
  })
})

describe('compose files', () => {
  test('name all that containers are called', async () => {
    const [names] = await shownBy(
      compose,
      'services:\n  db:\n    container_name: pg\n    hostname: store\n    networks:\n      back:\n        aliases: [sql]\n',
      'compose.yaml',
    )
    expect(names).toBe('services db pg store sql')
  })

  test('variables of a service, with anchors where they stand', async () => {
    expect(
      await shownBy(
        compose,
        'x-env: &env\n  A: a\nservices:\n  b:\n    environment:\n      <<: *env\n      B: ${B:-b}\n    env_file: [one.env, { path: two.env }]\n  c:\n    environment: [C=c]\n    build: { args: { D: d } }\n',
        'compose.yaml',
      ),
    ).toEqual(['services b c', 'compose {A=a 2:6, B=<B:b> 7:10} files one.env two.env', 'compose {C=c 10:21}', 'image {D=d 11:25}'])
  })

  test('gateways whose port is open', async () => {
    const gateway = '  gate:\n    image: docker/mcp-gateway:v2\n    command: [--transport=streaming]\n'
    expect(await services(`${gateway}    ports: ["8811:8811"]\n`)).toEqual(['5:14 gate none port 8811 of all addresses'])
    expect(await services(`${gateway}    ports: [{ target: 8811, published: "8811" }]\n`)).toEqual([
      '5:13 gate none port 8811 of all addresses',
    ])
    expect(await services(`${gateway}    ports: ["0.0.0.0:8811:8811/tcp"]\n`)).toEqual(['5:14 gate none port 8811 of all addresses'])
  })

  test.each([
    ['a host address', '    image: docker/mcp-gateway:v2\n    command: [--transport=streaming]\n    ports: ["127.0.0.1:8811:8811"]\n'],
    ['a host address of IPv6', '    image: docker/mcp-gateway:v2\n    command: [--transport=streaming]\n    ports: ["[::1]:8811:8811"]\n'],
    [
      'a host address in a variable',
      '    image: docker/mcp-gateway:v2\n    command: [--transport=streaming]\n    ports: ["${BIND:-127.0.0.1}:8811:8811"]\n',
    ],
    ['stdio', '    image: docker/mcp-gateway:v2\n    ports: ["8811:8811"]\n'],
    ['no port', '    image: docker/mcp-gateway:v2\n    command: [--transport=streaming]\n'],
    ['another server', '    image: ghcr.io/acme/desk-mcp:1\n    ports: ["8811:8811"]\n'],
  ])('with %s say nothing', async (_, text) => {
    expect((await services(`  gate:\n${text}`)).filter((line) => line.includes('none'))).toEqual([])
  })

  test('gateways that ask for a token', async () => {
    const found = await services(
      '  gate:\n    image: docker/mcp-gateway\n    command: [--transport=streaming]\n    ports: ["8811:8811"]\n    environment: { MCP_GATEWAY_AUTH_TOKEN: "${TOKEN}" }\n  file:\n    image: docker/mcp-gateway\n    command: [--transport=streaming]\n    ports: ["8812:8811"]\n    env_file: .env\n',
    )
    expect(found.filter((line) => line.includes('none'))).toEqual([])
  })

  test('tool servers in a variable', async () => {
    expect(
      await services(
        `  chat:\n    environment:\n      TOOL_SERVER_CONNECTIONS: '[{"type":"mcp","url":"https://a.acme.io","key":"k","info":{"id":"desk"}},{"url":"https://b.acme.io","key":"l"}]'\n`,
      ),
    ).toEqual([
      expect.stringContaining('compose {TOOL_SERVER_CONNECTIONS='),
      'Open WebUI: desk https://a.acme.io tokens {key=k 4:81}',
      'api Open WebUI: TOOL_SERVER_CONNECTIONS https://b.acme.io tokens {key=l 4:140}',
    ])
  })

  test('of another shape', async () => {
    expect(await shownBy(compose, 'services: ${{ x }}\n', 'compose.yaml')).toEqual(['services '])
    expect(await shownBy(compose, 'name: x\n', 'compose.yaml')).toEqual([])
  })
})

test('Kubernetes manifests', async () => {
  const text = `apiVersion: batch/v1
kind: CronJob
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ env: [{ name: A, value: a }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }] }] } } } } }
---
apiVersion: v1
kind: Service
metadata: { name: desk }
---
apiVersion: v1
kind: Secret
stringData: { C: c }
`
  expect(await shownBy(kubernetes, text, 'k8s/all.yaml')).toEqual([
    'config {A=a 3:91}',
    'services desk',
    '6:7 deployment Kubernetes Service',
    'config {C=c 11:18}',
  ])
})
