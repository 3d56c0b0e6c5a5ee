import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{ca as r,sa as o,ta as e,ua as m,va as t}from"./chunk-T6N2MS5Y.mjs";Object.freeze([t,e,o,r,m]);
