import { kindsOf } from './row.ts'

/** Nodes and wallets. Each row links the page it rests on. */
export const blockchain = [
  ...kindsOf('Alchemy', 'https://www.alchemy.com/docs', [
    {
      id: 'alchemy-key',
      name: 'API key in URL',
      pattern: /https:\/\/[a-z0-9-]{3,40}\.g\.alchemy\.com\/v2\/[A-Za-z0-9_-]{21,40}/,
      keywords: ['alchemy.com'],
      keyNames: ['ALCHEMY_API_KEY'],
      type: 'api-key', mode: 'unknown', breadth: 'restricted',
      instead: 'use JWT authentication in a header instead of the path',
      // https://www.alchemy.com/docs/how-to-add-allowlists-to-your-apps-for-enhanced-security
      metersUse: true,
      note: 'the host names mainnet or a testnet',
      is: ['https://eth-mainnet.g.alchemy.com/v2/{b64:32}'],
      isNot: [
        'https://eth-mainnet.g.alchemy.com/v2/{b64:16}',
        'HTTPS://eth-mainnet.g.alchemy.com/v2/{b64:32}',
        'http:/eth-mainnet.g.alchemy.com/v2/{b64:32}',
      ],
    },
  ]),
  ...kindsOf('Infura', 'https://docs.metamask.io/services/', [
    {
      id: 'infura-key',
      name: 'project id in URL',
      pattern: /https:\/\/[a-z0-9-]{3,40}\.infura\.io\/v3\/[0-9a-f]{32}/,
      keywords: ['infura.io'],
      keyNames: ['INFURA_API_KEY'],
      type: 'api-key', mode: 'unknown', breadth: 'restricted',
      instead: 'use JWT authentication',
      // https://docs.metamask.io/developer-tools/dashboard/how-to/secure-an-api/use-an-allowlist/
      metersUse: true,
      is: ['https://mainnet.infura.io/v3/{hex:32}'],
      isNot: [
        'https://mainnet.infura.io/v3/{hex:31}',
        'HTTPS://mainnet.infura.io/v3/{hex:32}',
        'http:/mainnet.infura.io/v3/{hex:32}',
      ],
    },
  ]),
  ...kindsOf('Ethereum / EVM', 'https://ethereum.org/', [
    {
      id: 'evm-private-key',
      name: 'wallet private key',
      pattern: /\b0x[0-9a-fA-F]{64}\b/,
      needsName: true,
      keywords: ['private_key', 'privatekey', 'wallet', 'evm_'],
      keyNames: ['WALLET_PRIVATE_KEY', 'EVM_PRIVATE_KEY', 'DEPLOYER_PRIVATE_KEY', 'PRIVATE_KEY'],
      type: 'private-key', mode: 'unknown', breadth: 'account',
      instead: 'use a signer or wallet service with limits',
      note: '64 hex is also a hash: needs the key name',
      is: ['0x{hex:64}'],
      isNot: ['0x{hex:63}', 'x0x{hex:64}', '0x{hex:65}'],
    },
  ]),
]
