import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{Fb as m,Ib as t,eb as o,o as r,zb as e}from"./chunk-GGF3ND55.mjs";Object.freeze([t,m,e,r,o]);
