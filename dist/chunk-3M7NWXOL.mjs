import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{Aa as e,Ba as m,Pa as t,ja as r,za as o}from"./chunk-SG5QAPMR.mjs";Object.freeze([t,e,o,r,m]);
