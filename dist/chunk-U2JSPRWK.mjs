import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{Ka as o,La as e,Na as m,tb as t,ua as r}from"./chunk-ZGASTCWK.mjs";Object.freeze([t,e,o,r,m]);
