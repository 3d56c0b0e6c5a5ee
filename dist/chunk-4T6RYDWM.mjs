import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{$ as o,_ as r,ha as e,ia as m,ka as t}from"./chunk-OTOJ3A56.mjs";Object.freeze([t,o,r,e,m]);
