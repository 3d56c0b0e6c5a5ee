import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{ja as r,ka as o,sa as e,ta as m,va as t}from"./chunk-5VF2RKJV.mjs";Object.freeze([t,o,r,e,m]);
